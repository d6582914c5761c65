package gradwright.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.Activations;
import gradwright.Initializers;
import gradwright.Losses;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The documents say what is true: their code is code that is compiled and run, and their links lead somewhere. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String GRADIENT = "<!-- generated: the backward code of the digits sample -->\n\n```java\n";
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");

    /** After a change of what is generated, {@code -Dgradwright.update=true} rewrites the README's gradient. */
    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("gradwright.update")) {
            String readme = Files.readString(ROOT.resolve("README.md"));
            int start = readme.indexOf(GRADIENT) + GRADIENT.length();
            String after = readme.substring(readme.indexOf("```", start));
            Files.writeString(ROOT.resolve("README.md"), readme.substring(0, start) + gradient() + after);
        }
    }

    @Test
    void javaInTheReadmeIsThatOfTheSamplesAndOfAUser() throws IOException {
        List<String> sources = texts(ROOT.resolve("samples/src"), ".java");
        sources.addAll(texts(ROOT.resolve("integration-tests/src/it"), ".java"));
        assertQuotes("java", sources, ROOT.resolve("README.md"));
    }

    @Test
    void theGradientInTheReadmeIsTheOneGenerated() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int start = readme.indexOf(GRADIENT) + GRADIENT.length();
        assertEquals(
                gradient(),
                readme.substring(start, readme.indexOf("```", start)),
                "the README's gradient; -Dgradwright.update=true rewrites it");
    }

    @Test
    void xmlInTheReadmeAndTheMavenGuideIsThatOfWorkingProjects() throws IOException {
        List<String> poms = texts(Path.of("target", "projects"), "pom.xml");
        poms.add(Files.readString(ROOT.resolve("samples/pom.xml")));
        assertQuotes("xml", poms, ROOT.resolve("README.md"), ROOT.resolve("docs/maven.md"));
    }

    @Test
    void theErrorInTheReadmeIsThatOfItsPage() throws IOException {
        assertQuotes("text", texts(ROOT.resolve("docs/errors"), ".md"), ROOT.resolve("README.md"));
    }

    @Test
    void theReadmeListsWhatADeclarationCanName() throws ReflectiveOperationException, IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        List<String> missing = new ArrayList<>();
        for (Class<?> names : List.of(Activations.class, Losses.class, Initializers.class)) {
            for (Field name : names.getFields()) {
                if (!readme.contains("`" + name.get(null) + "`")) {
                    missing.add(names.getSimpleName() + "." + name.getName());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<Path> documents = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
        documents.add(ROOT.resolve("README.md"));
        documents.add(ROOT.resolve("CONTRIBUTING.md"));
        List<String> dead = new ArrayList<>();
        for (Path document : documents) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    dead.add(ROOT.relativize(document) + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), dead);
    }

    /** Every block of the language stands, line by line, in one of the sources, whatever its indentation there. */
    private static void assertQuotes(String language, List<String> sources, Path... documents) throws IOException {
        List<String> candidates =
                sources.stream().map(DocumentsTest::withoutIndentation).toList();
        int blocks = 0;
        for (Path document : documents) {
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                if (block.group(1).equals(language)) {
                    String quoted = withoutIndentation(block.group(2));
                    assertTrue(
                            candidates.stream().anyMatch(source -> source.contains(quoted)),
                            () -> "in " + document + ", but nowhere else:\n" + block.group(2));
                    blocks++;
                }
            }
        }
        assertTrue(blocks > 0, () -> "no " + language.toUpperCase(Locale.ROOT) + " in " + List.of(documents));
    }

    private static String gradient() throws IOException {
        String generated = Files.readString(
                ROOT.resolve("samples/src/test/resources/golden/gradwright/samples/digits/DigitsNetwork.java"));
        return method(
                        generated,
                        "backwardLoss(int samples, double[] logits, int[] labels, double[] weights, double[] losses)")
                + "\n" + method(generated, "backwardLogits(int samples)");
    }

    /** A method of a class, with its Javadoc, as if it were not indented. */
    private static String method(String source, String signature) {
        int name = source.indexOf(" " + signature + " {");
        int start = source.lastIndexOf("\n    /**", name) + 1;
        int end = source.indexOf("\n    }\n", name) + "\n    }\n".length();
        return source.substring(start, end).replaceAll("(?m)^ {4}", "");
    }

    private static String withoutIndentation(String text) {
        return text.replaceAll("(?m)^[ \\t]+", "");
    }

    private static List<String> texts(Path folder, String suffix) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files(folder, suffix)) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
