package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Wording;

/** GW422: a name that is bound further on. */
public record UsedBeforeBinding(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE = new Page("GW422", "A binding that is used before it is made", """
            Bindings are made from left to right.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(excerpt.piece()) + " is used before it is bound";
    }

    @Override
    public String help() {
        return "move its binding before this one";
    }
}
