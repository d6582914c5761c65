package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Wording;

/** GW420: a selector beyond the end of a dimension. */
public record SelectorOutOfRange(FormulaExcerpt excerpt, String operand, String index, String dimension)
        implements FormulaProblem {

    static final Page PAGE = new Page("GW420", "An entry that does not exist", """
            Entries are counted from 0, so that the last one of a dimension of size 3 is 2.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return "entry " + index + " of " + Wording.code(operand) + " is outside its dimension "
                + Wording.code(dimension);
    }

    @Override
    public String help() {
        return "count from 0, and write at most the size less 1";
    }
}
