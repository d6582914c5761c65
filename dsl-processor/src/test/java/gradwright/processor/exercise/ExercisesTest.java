package gradwright.processor.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.TestCompiler;
import gradwright.processor.exercise.Exercise.Misprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every right answer is a claim that holds, and everything printed wrongly that is a formula does not compile. */
class ExercisesTest {

    static Stream<Exercise> exercises() {
        return Stream.of(Exercises.SHEET_A, Exercises.SHEET_B, Exercises.SHEET_C, Exercises.SHEET_D, Exercises.SHEET_E)
                .flatMap(List::stream);
    }

    static Stream<Misprint> misprints() {
        return exercises().flatMap(exercise -> exercise.misprints().stream());
    }

    static Stream<String> samples() {
        return exercises().flatMap(exercise -> exercise.samples().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void rightAnswersHold(String sample) {
        assertEquals(List.of(), TestCompiler.compile(Sample.of(sample).source()).headlines());
    }

    @ParameterizedTest
    @MethodSource("misprints")
    void misprintsDoNotCompile(Misprint misprint) {
        List<String> headlines = TestCompiler.compile(misprint.source()).headlines();
        assertEquals(1, headlines.size(), headlines::toString);
        String headline = headlines.get(0).replaceFirst("^\\d+: ", "");
        assertTrue(headline.startsWith("[" + misprint.code() + "]"), headline);
    }

    /** The declaration is the right one, whatever claim is printed of it: without it, it compiles. */
    @Test
    void everyExerciseHasItsRightAnswer() {
        exercises()
                .forEach(exercise -> assertFalse(
                        exercise.samples().stream()
                                .allMatch(sample -> Sample.of(sample).claims().isEmpty()),
                        exercise.ids()::toString));
    }

    @Test
    void theFilesWithTheNumbersCoverTheseExercisesAndNoOthers() {
        exercises().forEach(exercise -> {
            List<String> covered = exercise.golden().stream()
                    .flatMap(file -> GoldenFile.of(file).covers().stream())
                    .distinct()
                    .toList();
            assertEquals(exercise.ids(), covered);
        });
        assertEquals(
                45, exercises().mapToLong(exercise -> exercise.ids().size()).sum());
    }

    @Test
    void thePageIsMadeFromTheSamples() throws IOException {
        Path page = Path.of("..", "docs", "exercises.md");
        String text = ExercisesPage.text();
        if (Boolean.getBoolean("gradwright.update")) {
            Files.writeString(page, text);
        }
        assertEquals(text, Files.readString(page), "-Dgradwright.update=true rewrites docs/exercises.md");
        exercises()
                .flatMap(exercise -> exercise.ids().stream())
                .forEach(id ->
                        assertTrue(text.matches("(?s).*\\n### [^\\n]*\\b" + id.replace(".", "\\.") + "\\b.*"), id));
    }
}
