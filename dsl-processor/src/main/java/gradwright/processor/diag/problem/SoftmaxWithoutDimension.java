package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW428: softmax or log-softmax of a matrix, of which it cannot be told whether rows or columns are meant. */
public record SoftmaxWithoutDimension(
        FormulaExcerpt excerpt, String function, String operand, String shape, String last) implements FormulaProblem {

    static final Page PAGE =
            new Page("GW428", "A softmax of a matrix without its dimension", """
            The softmax of a matrix runs along one dimension, which is named after `;`: along `K` every row sums to 1.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "-sum(t .* log(softmax(y))) / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW428] along which dimension does `softmax` run? `y` is N x K (formula column 15)
                        -sum(t .* log(softmax(y))) / N
                                      ^^^^^^^^^^
                      help: write `softmax(y; K)`
                      see: docs/errors/GW428.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "-sum(t .* log(softmax(y; K))) / N")
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
        return "along which dimension does " + Wording.code(function) + " run? " + Wording.code(operand) + " is "
                + shape;
    }

    @Override
    public String help() {
        return "write " + Wording.code(function + "(" + operand + "; " + last + ")");
    }
}
