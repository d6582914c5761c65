package gradwright.processor.exercise;

import static java.util.stream.Collectors.joining;

import gradwright.processor.exercise.Exercise.Misprint;
import gradwright.processor.formula.Latex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docs/exercises.md}: every exercise as it is declared, derived, claimed and computed. */
final class ExercisesPage {

    private static final String SAMPLES = "../samples/src/main/java/gradwright/samples/exercises/";
    private static final String FILES = "../samples/src/test/resources/gradwright/samples/exercises/";

    private ExercisesPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # The exercises

                Five sheets on backpropagation, 45 exercises. Of each: how it is declared, in the sheet's own orientation,
                layouts and names; what the compiler derives, in the words of the generated code; the right answer as claims
                that it checks while it compiles; the numbers that the generated code is tested against; and what is printed
                wrongly of it, which does not compile. Entries count from 0, where the sheets count from 1.

                A test makes this page from the samples. `-Dgradwright.update=true` rewrites it.
                """);
        sheets().forEach((sheet, exercises) -> {
            page.append("\n## Sheet ").append(sheet).append('\n');
            exercises.forEach(exercise -> page.append(section(exercise)));
        });
        return page.toString();
    }

    private static Map<String, List<Exercise>> sheets() {
        Map<String, List<Exercise>> sheets = new LinkedHashMap<>();
        sheets.put("a", Exercises.SHEET_A);
        sheets.put("b", Exercises.SHEET_B);
        sheets.put("c", Exercises.SHEET_C);
        sheets.put("d", Exercises.SHEET_D);
        sheets.put("e", Exercises.SHEET_E);
        return sheets;
    }

    private static String section(Exercise exercise) {
        StringBuilder section = new StringBuilder();
        section.append("\n### ").append(String.join(", ", exercise.ids())).append('\n');
        exercise.samples().forEach(sample -> section.append(declared(Sample.of(sample))));
        section.append(numbers(exercise.golden()));
        if (!exercise.misprints().isEmpty() || !exercise.words().isEmpty()) {
            section.append("\nPrinted wrongly:\n\n");
            exercise.misprints().forEach(misprint -> section.append(refused(misprint)));
            exercise.words().forEach(said -> section.append("- ").append(said).append('\n'));
        }
        return section.toString();
    }

    private static String declared(Sample sample) {
        StringBuilder text = new StringBuilder();
        String file = sample.name().replaceFirst("\\..*", "") + ".java";
        String name = sample.name().substring(sample.name().indexOf('/') + 1);
        text.append("\n[")
                .append(name)
                .append("](")
                .append(SAMPLES)
                .append(file)
                .append("):\n\n");
        text.append(block("java", sample.declaration()));
        List<String> stated = StatedGradient.of(sample);
        if (!stated.isEmpty()) {
            text.append("\nThe compiler derives\n\n")
                    .append(block("text", String.join("\n", stated).stripTrailing()));
        }
        List<String> claims = sample.claims();
        if (!claims.isEmpty()) {
            text.append("\nand finds true\n\n");
            text.append(block("text", String.join("\n", claims)));
            text.append('\n');
            text.append(block(
                    "math",
                    claims.stream()
                            .map(Latex::of)
                            .collect(joining(" \\\\\n& ", "\\begin{aligned}\n& ", "\n\\end{aligned}"))));
        }
        return text.toString();
    }

    private static String numbers(List<String> golden) {
        StringBuilder table = new StringBuilder("\n| numbers | |\n|---|---|\n");
        for (String file : golden) {
            String link = "[" + file + "](" + FILES + file + ".json) ";
            GoldenFile.of(file)
                    .numbers()
                    .forEach((name, value) -> table.append("| ")
                            .append(link)
                            .append(name)
                            .append(" | `")
                            .append(value)
                            .append("` |\n"));
        }
        return table.toString();
    }

    private static String refused(Misprint misprint) {
        return "- " + misprint.said() + ": `" + misprint.wrong() + "` is\n  " + misprint.headline() + "\n";
    }

    private static String block(String language, String text) {
        return "```" + language + "\n" + text + "\n```\n";
    }
}
