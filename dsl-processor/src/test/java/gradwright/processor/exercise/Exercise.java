package gradwright.processor.exercise;

import gradwright.processor.TestCompiler;
import java.util.ArrayList;
import java.util.List;

/**
 * An exercise of a sheet.
 *
 * @param ids those that it covers
 * @param samples the declarations that answer it
 * @param golden the files with its right numbers
 * @param misprints what is printed wrongly and can be written down
 * @param words what is printed wrongly in words, numbers or signs, which no formula can say
 */
record Exercise(
        List<String> ids, List<String> samples, List<String> golden, List<Misprint> misprints, List<String> words) {

    /**
     * A formula that is printed wrongly.
     *
     * @param said what is wrong
     * @param sample the declaration that it is said of
     * @param right the part of the declaration that is printed otherwise; empty for a claim
     * @param wrong the claim, or what is printed instead
     * @param code the error that it has to be
     */
    record Misprint(String said, String sample, String right, String wrong, String code) {

        String source() {
            return right.isEmpty()
                    ? Sample.of(sample).claiming(wrong)
                    : Sample.of(sample).with(right, wrong);
        }

        /** What the compiler says of it first. */
        String headline() {
            return TestCompiler.compile(source())
                    .headlines()
                    .get(0)
                    .replaceFirst("^\\d+: ", "")
                    .replaceFirst(" \\(formula column \\d+\\)$", "");
        }

        @Override
        public String toString() {
            return sample + ": " + wrong;
        }
    }

    static Exercise of(String... ids) {
        return new Exercise(List.of(ids), List.of(), List.of(), List.of(), List.of());
    }

    Exercise declared(String... by) {
        return new Exercise(ids, List.of(by), golden, misprints, words);
    }

    Exercise against(String... files) {
        return new Exercise(ids, samples, List.of(files), misprints, words);
    }

    /** What is printed wrongly, as a claim about one of the declarations. */
    Exercise misprint(String code, String sample, String claim, String said) {
        return with(new Misprint(said, sample, "", claim, code));
    }

    /** What is printed wrongly in the declaration itself. */
    Exercise misprint(String code, String sample, String right, String wrong, String said) {
        return with(new Misprint(said, sample, right, wrong, code));
    }

    Exercise words(String said) {
        List<String> all = new ArrayList<>(words);
        all.add(said);
        return new Exercise(ids, samples, golden, misprints, all);
    }

    private Exercise with(Misprint misprint) {
        List<Misprint> all = new ArrayList<>(misprints);
        all.add(misprint);
        return new Exercise(ids, samples, golden, all, words);
    }
}
