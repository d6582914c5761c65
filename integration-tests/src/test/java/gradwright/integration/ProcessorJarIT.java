package gradwright.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The installed jar of the processor: its libraries are inside, and cannot meet the user's own versions of them. */
class ProcessorJarIT {

    private static final String VERSION = System.getProperty("gradwright.version");
    private static final String REGISTRATION = "META-INF/services/javax.annotation.processing.Processor";
    private static final String GRADLE_REGISTRATION = "META-INF/gradle/incremental.annotation.processors";
    private static final Path JAR = Path.of(
            System.getProperty("gradwright.repository"),
            "io/github/gradwright/gradwright-processor",
            VERSION,
            "gradwright-processor-" + VERSION + ".jar");

    @Test
    void everyClassIsUnderOurPackage() throws IOException {
        List<String> classes =
                files().stream().filter(name -> name.endsWith(".class")).toList();

        assertEquals(
                List.of(),
                classes.stream()
                        .filter(name -> !name.startsWith("gradwright/processor/"))
                        .toList());
        assertTrue(classes.contains("gradwright/processor/shaded/javapoet/TypeSpec.class"), classes::toString);
    }

    @Test
    void besidesClassesItHoldsItsManifestLicenceAndRegistrations() throws IOException {
        assertEquals(
                List.of("META-INF/LICENSE", "META-INF/MANIFEST.MF", GRADLE_REGISTRATION, REGISTRATION),
                files().stream()
                        .filter(name -> !name.endsWith(".class"))
                        .sorted()
                        .toList());
    }

    @Test
    void theProcessorIsRegisteredWithJavacAndGradle() throws IOException {
        assertEquals(List.of("gradwright.processor.GradwrightProcessor"), lines(REGISTRATION));
        assertEquals(List.of("gradwright.processor.GradwrightProcessor,isolating"), lines(GRADLE_REGISTRATION));
    }

    private static List<String> files() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private static List<String> lines(String entry) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            byte[] bytes = jar.getInputStream(jar.getEntry(entry)).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
