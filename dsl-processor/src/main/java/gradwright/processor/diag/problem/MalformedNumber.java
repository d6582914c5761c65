package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW404: a number with letters or a second point right behind it. */
public record MalformedNumber(FormulaExcerpt excerpt, String number) implements FormulaProblem {

    static final Page PAGE =
            new Page("GW404", "A number that runs into something else", """
            A product is written with `*`, also after a number; a number has at most one decimal point.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x * 2x") Layer output;
                                                         ^
                    }
                    """, """
                    [GW404] `2x` is neither a number nor a product (formula column 5)
                        x * 2x
                            ^^
                      help: write `2 * x`
                      see: docs/errors/GW404.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x * 2 * x") Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return Wording.code(excerpt.piece()) + " is neither a number nor a product";
    }

    @Override
    public String help() {
        String piece = excerpt.piece();
        if (piece.startsWith(".", number.length())) {
            return "write a number with one decimal point";
        }
        if (piece.matches("[0-9_]+")) {
            return "write " + Wording.code(piece.replace("_", ""));
        }
        if (piece.matches("0[xX][0-9a-fA-F]{1,7}")) {
            return "write " + Wording.code(Integer.decode(piece).toString());
        }
        // As Java marks its types; what is meant for a name is a single letter rarely.
        return piece.substring(number.length()).matches("[fFdDlL]")
                ? "write " + Wording.code(number)
                : "write " + Wording.code(number + " * " + piece.substring(number.length()));
    }
}
