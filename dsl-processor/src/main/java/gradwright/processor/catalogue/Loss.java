package gradwright.processor.catalogue;

import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.List;
import java.util.Map;

/**
 * A loss.
 *
 * @param name as the annotation spells it
 * @param outputs what the network's outputs have to be
 * @param targets what the network is compared with
 * @param terms what counts as one term of the loss
 * @param formula the term, or for one term a sample what is summed over the outputs to give it
 * @param reduction the reduction where the declaration says none
 * @param parameters its parameters
 * @param synonyms what others call it; errors know them, declarations do not
 */
public record Loss(
        String name,
        Outputs outputs,
        Targets targets,
        Terms terms,
        Formula formula,
        Reduction reduction,
        Map<String, Parameter> parameters,
        List<String> synonyms) {

    public Loss {
        synonyms = List.copyOf(synonyms);
    }

    /** One that everybody calls the same. */
    public Loss(
            String name,
            Outputs outputs,
            Targets targets,
            Terms terms,
            Formula formula,
            Reduction reduction,
            Map<String, Parameter> parameters) {
        this(name, outputs, targets, terms, formula, reduction, parameters, List.of());
    }

    /** The same row with what others call it. */
    Loss alsoCalled(String... others) {
        return new Loss(name, outputs, targets, terms, formula, reduction, parameters, List.of(others));
    }

    /** What the outputs under a loss stand for. */
    public enum Outputs {
        /** Any numbers. */
        NUMBERS,
        /** Unbounded scores, which the loss makes probabilities. */
        LOGITS,
        /** A probability for each class. */
        PROBABILITIES,
        /** Logarithms of probabilities. */
        LOG_PROBABILITIES
    }

    /** What the network is compared with. */
    public enum Targets {
        /** Nothing: the outputs alone make the loss. */
        NONE,
        /** A number for each output. */
        DENSE,
        /** A number for each two outputs: target k is compared with output k and output K + k. */
        PAIRED,
        /** A weight for each class, or the label of one. */
        CLASSES,
        /** -1 or 1 for each output. */
        SIGNS
    }

    /** What a term belongs to. */
    public enum Terms {
        OUTPUT,
        SAMPLE
    }

    /** The formula of a loss, in the terms of {@link Scope}. */
    @FunctionalInterface
    public interface Formula {
        Expr of(Scope scope);
    }

    /** What a formula is made of. */
    public interface Scope {
        /** The input of the network. */
        Value input();

        /** The output. */
        Value output();

        /** Where further values are made. */
        Values values();

        /** An entry of the output. */
        default Expr y() {
            return new Expr.Leaf(output());
        }

        /** The target, smoothed where that is declared; for a label a one-hot. */
        Expr t();

        /** The weight of a class; 1 where none are declared. */
        Expr weight();

        /** The weight of the target's class; 1 where none are declared. */
        Expr weightOfTarget();

        /**
         * One of the outputs that a target is compared with, where there are several.
         *
         * @param part 0 for the first
         * @param name what generated code calls it
         */
        Expr output(int part, String name);

        /** The softmax of a sample's outputs. */
        Expr softmax();

        /** The logarithm of their softmax. */
        Expr logSoftmax();

        /** The sum over a sample's outputs. */
        Expr sum(Expr term);

        /** A parameter's value. */
        Rational parameter(String name);

        /** A parameter as a constant. */
        default Expr constant(String name) {
            return new Expr.Constant(parameter(name));
        }
    }

    /** The parameter by which targets are smoothed. */
    public static final String SMOOTHING = "smoothing";

    /** Whether the targets can be class labels. */
    public boolean isClassification() {
        return targets == Targets.CLASSES;
    }

    /** How many outputs each target is compared with. */
    public int outputsPerTarget() {
        return targets == Targets.PAIRED ? 2 : 1;
    }

    /** The kinds of targets that it takes, each with a program of its own. */
    public List<Graph.Targets> programs() {
        return switch (targets) {
            case NONE -> List.of(Graph.Targets.NONE);
            case DENSE, PAIRED, SIGNS -> List.of(Graph.Targets.DENSE);
            case CLASSES -> List.of(Graph.Targets.DENSE, Graph.Targets.LABELS);
        };
    }
}
