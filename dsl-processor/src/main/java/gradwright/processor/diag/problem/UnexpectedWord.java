package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Wording;

/** GW402: a word that cannot stand where it stands. */
public record UnexpectedWord(FormulaExcerpt excerpt, String expected) implements FormulaProblem {

    static final Page PAGE = new Page("GW402", "A formula that breaks off or does not go on so", """
            The message says what the grammar allows at this place. The grammar is in [the page on
            formulas](../formulas.md).
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return excerpt.text().isBlank()
                ? "a formula is empty"
                : excerpt.piece().isEmpty()
                        ? "a formula breaks off where " + expected + " has to follow"
                        : Wording.code(excerpt.piece()) + " stands where " + expected + " has to stand";
    }

    @Override
    public String help() {
        return excerpt.piece().equals("*")
                ? "write `^` for a power, `.*` for a product entry by entry"
                : "write " + expected
                        + (excerpt.piece().isEmpty()
                                ? " there"
                                : " there, or leave " + Wording.code(excerpt.piece()) + " out");
    }
}
