package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Wording;

/** GW423: a binding or an index variable with the name of something else. */
public record FormulaNameTaken(FormulaExcerpt excerpt, String owner) implements FormulaProblem {

    static final Page PAGE = new Page("GW423", "A name that is taken", """
            No name stands for two things in one formula.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(excerpt.piece()) + " is " + owner + " already";
    }

    @Override
    public String help() {
        return "choose another name";
    }
}
