package gradwright.processor.catalogue;

import gradwright.processor.ir.Expr;
import gradwright.processor.op.Call;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * A loss: one term for each output, summed over the outputs of a sample where a sample is one term.
 *
 * @param name as the annotation spells it
 * @param outputs what the network's outputs have to be
 * @param terms what counts as one term of the loss
 * @param through a function that the outputs pass before the formula
 * @param formula the term of output y and target t
 * @param reduction the reduction where the declaration says none
 */
public record Loss(
        String name,
        Outputs outputs,
        Terms terms,
        Optional<Call.Function> through,
        BinaryOperator<Expr> formula,
        Reduction reduction) {

    /** What the outputs under a loss stand for. */
    public enum Outputs {
        /** Any numbers. */
        NUMBERS,
        /** Unbounded scores of the classes. */
        LOGITS,
        /** A probability for each class. */
        PROBABILITIES
    }

    /** What a term belongs to. */
    public enum Terms {
        OUTPUT,
        SAMPLE
    }

    /** Whether the targets can be class labels. */
    public boolean isClassification() {
        return outputs != Outputs.NUMBERS;
    }
}
