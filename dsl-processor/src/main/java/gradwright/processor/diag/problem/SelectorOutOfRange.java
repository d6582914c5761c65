package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;
import java.util.OptionalInt;

/** GW420: a selector beyond the end of a dimension. */
public record SelectorOutOfRange(
        FormulaExcerpt excerpt, String operand, String index, String dimension, OptionalInt size)
        implements FormulaProblem {

    static final Page PAGE = new Page("GW420", "An entry that does not exist", """
            Entries are counted from 0, so that the last one of a dimension of size 3 is 2.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y(:, 3))")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW420] entry 3 of `y` is outside its dimension `K` of 3 (formula column 10)
                        sum(y(:, 3))
                                 ^
                      help: count from 0, and write at most 2
                      see: docs/errors/GW420.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum(y(:, 2))")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        String entries = size.isEmpty() || dimension.equals(Integer.toString(size.getAsInt()))
                ? Wording.code(dimension)
                : Wording.code(dimension) + " of " + size.getAsInt();
        return "entry " + index + " of " + Wording.code(operand) + " is outside its dimension " + entries;
    }

    @Override
    public String help() {
        return "count from 0, and write at most "
                + (size.isPresent() ? Integer.toString(size.getAsInt() - 1) : "the size less 1");
    }
}
