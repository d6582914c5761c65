package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;

/** GW403: a bracket without its partner. */
public record UnmatchedBracket(FormulaExcerpt excerpt, boolean isOpen) implements FormulaProblem {

    static final Page PAGE = new Page("GW403", "Brackets that do not match", """
            Every `(` is closed by a `)`.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return isOpen ? "a bracket is never closed" : "a bracket closes that was never opened";
    }

    @Override
    public String help() {
        return isOpen ? "add `)`" : "leave it out, or add `(` before";
    }
}
