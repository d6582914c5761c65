package gradwright.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The installed jar of the processor: its libraries are inside, and cannot meet the user's own versions of them. */
class ProcessorJarIT {

    private static final String VERSION = System.getProperty("gradwright.version");
    private static final Path JAR = Path.of(
            System.getProperty("gradwright.repository"),
            "io/github/gradwright/gradwright-processor",
            VERSION,
            "gradwright-processor-" + VERSION + ".jar");

    @Test
    void everyClassIsUnderOurPackage() throws IOException {
        List<String> classes = files().filter(name -> name.endsWith(".class")).toList();

        assertEquals(
                List.of(),
                classes.stream()
                        .filter(name -> !name.startsWith("gradwright/processor/"))
                        .toList());
        assertTrue(classes.contains("gradwright/processor/shaded/javapoet/TypeSpec.class"), classes::toString);
    }

    @Test
    void besidesClassesItHoldsItsManifestLicenceAndRegistration() throws IOException {
        assertEquals(
                List.of(
                        "META-INF/LICENSE",
                        "META-INF/MANIFEST.MF",
                        "META-INF/services/javax.annotation.processing.Processor"),
                files().filter(name -> !name.endsWith(".class")).sorted().toList());
    }

    @Test
    void oneProcessorIsRegistered() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            byte[] bytes = jar.getInputStream(jar.getEntry("META-INF/services/javax.annotation.processing.Processor"))
                    .readAllBytes();
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            assertEquals(1, lines.size(), lines::toString);
            assertTrue(jar.getEntry(lines.get(0).replace('.', '/') + ".class") != null, lines::toString);
        }
    }

    private static Stream<String> files() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList().stream();
        }
    }
}
