package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW401: a character that is part of no word of the language. */
public record UnexpectedCharacter(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE = new Page("GW401", "A character that no formula has", """
            A formula is made of numbers, names, brackets and operators: `+ - * .* / ./ ^ .^ '`, comparisons, `&& || !`, and
            `, ; : | =`. Everything is selected with round brackets.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / y[0]")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW401] no formula has the character `[` (formula column 19)
                        sum((y - t)^2) / y[0]
                                          ^
                      help: select entries with round brackets, as in `A(1, 2)`
                      see: docs/errors/GW401.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / N")
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
        return "no formula has the character " + Wording.code(excerpt.piece());
    }

    @Override
    public String help() {
        return switch (excerpt.piece()) {
            case "[", "]", "{", "}" -> "select entries with round brackets, as in `A(1, 2)`";
            case "&" -> "write `&&`";
            case "\u2212", "\u2013" -> "write `-`";
            case "\u00b7", "\u00d7" -> "write `*` for the product of matrices, `.*` entry by entry";
            default -> "leave it out";
        };
    }
}
