package gradwright.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.integration.UserProject.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mistakes that new users make, in a project of their own under plain Maven: what its log says in one line, and
 * nothing but that line, has to be enough.
 */
class FirstMistakesIT {

    private static final String NETWORK = "src/main/java/stranger/ExclusiveOr.java";
    private static final String MAIN = "src/main/java/stranger/Main.java";
    private static final String PROCESSOR_PATH = """
                    <configuration>
                      <annotationProcessorPaths>
                        <path>
                          <groupId>io.github.gradwright</groupId>
                          <artifactId>gradwright-processor</artifactId>
                          <version>${gradwright.version}</version>
                        </path>
                      </annotationProcessorPaths>
                    </configuration>
            """;
    private static final String RUNTIME = """
                <dependency>
                  <groupId>io.github.gradwright</groupId>
                  <artifactId>gradwright-runtime</artifactId>
                  <version>${gradwright.version}</version>
                </dependency>
            """;

    @TempDir
    Path folder;

    private UserProject project() throws Exception {
        UserProject project = UserProject.of(folder, "stranger");
        // The tour uses networks of other samples' shapes; a new user has one class.
        project.delete("src/main/java/stranger/Tour.java");
        project.delete("src/main/java/stranger/Digits.java");
        return project;
    }

    /** 1 wrong width, 2 misspelt activation, 3 misspelt loss, 4 no loss, 5 no units. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "@Affine(2) | @Affine(value = 2, in = 3) | "
                        + "[GW201] layer `ExclusiveOr.logits` expects 3 inputs but `hidden` gives 8",
                "(\"tanh\") | (\"tahn\") | "
                        + "[GW112] layer `ExclusiveOr.hidden` has the unknown activation `tahn`: did you mean `tanh`?",
                "softmax-cross-entropy | softmax-crossentropy-loss | [GW301] network `ExclusiveOr` has the unknown loss"
                        + " `softmax-crossentropy-loss`: did you mean `softmax-cross-entropy`?",
                "@Loss(\"softmax-cross-entropy\") | /* none */ | "
                        + "[GW302] network `ExclusiveOr` has no loss that it could be trained with",
                "@Affine(2) Layer | Layer | "
                        + "[GW107] layer `ExclusiveOr.logits` does nothing: it has neither `@Affine` nor `@Activation`"
            })
    void inTheDeclaration(String right, String wrong, String line) throws Exception {
        UserProject project = project();
        project.edit(NETWORK, right, wrong);
        Outcome build = project.maven("compile");
        assertEquals(1, build.exitCode(), build::text);
        assertEquals(List.of(line), errors(build));
    }

    /** The lines of errors in sources, without place and file. */
    private static List<String> errors(Outcome build) {
        return build.lines().stream()
                .filter(line -> line.matches("\\[ERROR\\] .*\\.java:\\[\\d+,\\d+\\] .*"))
                .map(line -> line.replaceFirst(".*\\.java:\\[\\d+,\\d+\\] ", ""))
                .distinct()
                .toList();
    }

    /** 6: the class of the network does not exist; there is nothing of ours that could say why. */
    @Test
    void withoutTheProcessor() throws Exception {
        UserProject project = project();
        project.edit("pom.xml", PROCESSOR_PATH, "");
        Outcome build = project.maven("compile");
        assertEquals(1, build.exitCode(), build::text);
        assertEquals(List.of("cannot find symbol"), errors(build));
        assertTrue(build.text().contains("class ExclusiveOrNetwork"), build::text);
    }

    /** 7: the processor among the dependencies, where JDK 23 and later do not look. */
    @Test
    void withTheProcessorOnTheClassPath() throws Exception {
        UserProject project = project();
        project.edit("pom.xml", PROCESSOR_PATH, "");
        String runtime = RUNTIME;
        project.edit("pom.xml", runtime, runtime + runtime.replace("-runtime", "-processor"));
        Outcome build = project.maven("compile");
        if (Runtime.version().feature() < 23) {
            assertEquals(0, build.exitCode(), build::text);
        } else {
            assertEquals(List.of("cannot find symbol"), errors(build));
        }
    }

    /** 8: beside javac's errors at the user's own imports stands the one that says what to add. */
    @Test
    void withoutTheRuntime() throws Exception {
        UserProject project = project();
        project.edit("pom.xml", RUNTIME, "");
        Outcome build = project.maven("compile");
        assertEquals(1, build.exitCode(), build::text);
        String line = "[GW710] no class can be generated for network `ExclusiveOr` without"
                + " `io.github.gradwright:gradwright-runtime`, which is not on the class path";
        assertTrue(errors(build).contains(line), build::text);
    }

    /** 9: a processor and a runtime of different versions, with the line to change. */
    @Test
    void withAnotherVersionOfTheRuntime() throws Exception {
        UserProject project = project();
        project.release("gradwright-runtime", "0.0.9", "gradwright/runtime/generated/Release");
        project.edit("pom.xml", RUNTIME, RUNTIME.replace("${gradwright.version}", "0.0.9"));
        Outcome build = project.maven("compile");
        assertEquals(1, build.exitCode(), build::text);
        String version = System.getProperty("gradwright.version");
        assertEquals(
                List.of("[GW711] `gradwright-processor` " + version + " does not fit `gradwright-runtime` 0.0.9"),
                errors(build));
    }

    /** 10: labels of classes for a loss that compares numbers; javac says at the call what the network takes. */
    @Test
    void withLabelsForALossOfNumbers() throws Exception {
        UserProject project = project();
        project.edit(NETWORK, "softmax-cross-entropy", "mse");
        Outcome build = project.maven("compile");
        assertEquals(1, build.exitCode(), build::text);
        assertTrue(
                errors(build).stream()
                        .anyMatch(
                                line -> line.matches(
                                        "incompatible types: int\\[\\] cannot be converted to (org\\.ejml\\.data\\.)?DMatrixRMaj")),
                build::text);
    }

    /** 11: one sample a column, and 12: a label for a class that is not there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{0, 0}, {0, 1}, {1, 0}, {1, 1}} | {{0, 0, 1, 1}, {0, 1, 0, 1}} | input expects N x 2 but x is 2 x 4,"
                        + " with its samples in columns: this network takes them in rows, so transpose it,"
                        + " or declare @Network(samples = COLUMNS)",
                "labels = {0, 1, 1, 0} | labels = {0, 1, 1, 2} | "
                        + "logits expects 4 labels from 0 to 1 but labels[3] is 2"
            })
    void inTheData(String right, String wrong, String line) throws Exception {
        UserProject project = project();
        project.edit(MAIN, right, wrong);
        assertEquals(0, project.maven("compile").exitCode());
        Outcome run = project.java(project.classPath("runtime"), "stranger.Main");
        assertEquals(
                "Exception in thread \"main\" java.lang.IllegalArgumentException: ExclusiveOr: " + line,
                run.lines().get(0));
    }
}
