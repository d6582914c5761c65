package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW409: a call of something that is neither a function nor a value. */
public record UnknownFunction(FormulaExcerpt excerpt, UnknownName name) implements FormulaProblem {

    static final Page PAGE = new Page("GW409", "A function that does not exist", """
            The functions are listed on [the page on formulas](../formulas.md); activations are functions too, without
            hyphens in their names. A product with a bracket is written with `*`.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return "there is no function " + Wording.code(name.given()) + name.question();
    }

    @Override
    public String help() {
        return name.help();
    }
}
