package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Wording;

/** GW419: something that cannot select entries. */
public record WrongSelector(FormulaExcerpt excerpt, String rule) implements FormulaProblem {

    static final Page PAGE = new Page("GW419", "A selector that selects nothing", """
            Entries are counted from 0, and the last one of a range is included. A selector is a whole number, a range of
            two, an index variable, an `int` or an `int[]`, or `:` for all.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(excerpt.piece()) + " is no selector: " + rule;
    }

    @Override
    public String help() {
        return "write a selector such as `0`, `0:2`, `:` or an index variable";
    }
}
