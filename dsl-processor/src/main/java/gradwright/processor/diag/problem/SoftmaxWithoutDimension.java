package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Wording;

/** GW428: softmax or log-softmax of a matrix, of which it cannot be told whether rows or columns are meant. */
public record SoftmaxWithoutDimension(
        FormulaExcerpt excerpt, String function, String operand, String shape, String last) implements FormulaProblem {

    static final Page PAGE = new Page("GW428", "A softmax of a matrix without its dimension", """
            The softmax of a matrix runs along one dimension, which is named after `;`: along `K` every row sums to 1.
            """);

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
