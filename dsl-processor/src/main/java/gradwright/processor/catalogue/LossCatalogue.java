package gradwright.processor.catalogue;

import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.ZERO;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.negate;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.ir.Algebra.sum;
import static gradwright.processor.ir.Primitive.ABS;
import static gradwright.processor.ir.Primitive.EXP;
import static gradwright.processor.ir.Primitive.GREATER;
import static gradwright.processor.ir.Primitive.LOG;
import static gradwright.processor.ir.Primitive.LOGCOSH;
import static gradwright.processor.ir.Primitive.MAX;
import static gradwright.processor.ir.Primitive.SOFTPLUS;
import static gradwright.processor.ir.Primitive.SQRT;
import static gradwright.processor.ir.Primitive.WHERE;
import static gradwright.processor.ir.Primitive.XLOGY;

import gradwright.processor.catalogue.Loss.Outputs;
import gradwright.processor.catalogue.Loss.Scope;
import gradwright.processor.catalogue.Loss.Targets;
import gradwright.processor.catalogue.Loss.Terms;
import gradwright.processor.catalogue.Parameter.Domain;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The losses that a declaration can name, one formula a row; gradients are derived, never listed. */
public final class LossCatalogue {

    private static final Map<String, Parameter> SMOOTHING = Map.of(Loss.SMOOTHING, Parameter.of(0, Domain.SHARE));

    private static final List<Loss> ROWS = List.of(
            ofOutputs("mse", s -> power(residual(s), 2))
                    .alsoCalled("mean-squared-error", "squared-error", "l2", "least-squares", "quadratic"),
            ofOutputs("mae", s -> apply(ABS, residual(s))).alsoCalled("mean-absolute-error", "absolute-error", "l1"),
            ofOutputs("huber", s -> huber(s, s.constant("delta")), positive("delta", 1)),
            ofOutputs("smooth-l1", s -> divide(huber(s, s.constant("beta")), s.constant("beta")), positive("beta", 1))
                    .alsoCalled("smooth-mae"),
            ofOutputs("log-cosh", s -> apply(LOGCOSH, residual(s))),
            ofOutputs(
                            "binary-cross-entropy",
                            s -> negate(sum(List.of(
                                    apply(XLOGY, s.t(), s.y()),
                                    apply(XLOGY, subtract(ONE, s.t()), subtract(ONE, s.y()))))),
                            SMOOTHING)
                    .alsoCalled("bce", "log-loss"),
            new Loss(
                            "sigmoid-binary-cross-entropy",
                            Outputs.LOGITS,
                            Targets.DENSE,
                            Terms.OUTPUT,
                            LossCatalogue::withLogits,
                            Reduction.MEAN,
                            Map.of(
                                    "positiveWeight",
                                    Parameter.of(1, Domain.POSITIVE),
                                    Loss.SMOOTHING,
                                    Parameter.of(0, Domain.SHARE)))
                    .alsoCalled(
                            "bce-with-logits",
                            "binary-cross-entropy-with-logits",
                            "sigmoid-cross-entropy",
                            "sigmoid-cross-entropy-with-logits"),
            ofClasses("cross-entropy", Outputs.PROBABILITIES, s -> apply(XLOGY, s.t(), s.y()))
                    .alsoCalled("ce", "categorical-cross-entropy", "sparse-categorical-cross-entropy"),
            ofClasses("softmax-cross-entropy", Outputs.LOGITS, s -> multiply(s.t(), s.logSoftmax()))
                    .alsoCalled(
                            "ce",
                            "categorical-cross-entropy",
                            "sparse-categorical-cross-entropy",
                            "cross-entropy-loss",
                            "cross-entropy-with-logits",
                            "softmax-cross-entropy-with-logits",
                            "softmax-cross-entropy-with-integer-labels",
                            "sparse-softmax-cross-entropy-with-logits"),
            ofClasses("nll", Outputs.LOG_PROBABILITIES, s -> multiply(s.t(), s.y()))
                    .alsoCalled("negative-log-likelihood"),
            ofSamples(
                            "kl-divergence",
                            Outputs.LOG_PROBABILITIES,
                            Targets.DENSE,
                            s -> subtract(apply(XLOGY, s.t(), s.t()), multiply(s.t(), s.y())))
                    .alsoCalled("kl", "kld", "kl-div", "kullback-leibler", "kullback-leibler-divergence"),
            ofOutputs("poisson-nll", LossCatalogue::poisson, Map.of("logInput", Parameter.of(1, Domain.FLAG)))
                    .alsoCalled("poisson"),
            new Loss(
                            "gaussian-nll",
                            Outputs.NUMBERS,
                            Targets.PAIRED,
                            Terms.OUTPUT,
                            LossCatalogue::gaussian,
                            Reduction.MEAN,
                            Map.of())
                    .alsoCalled("gaussian"),
            hinge("hinge", 1),
            hinge("squared-hinge", 2),
            new Loss(
                            "class-hinge",
                            Outputs.NUMBERS,
                            Targets.CLASSES,
                            Terms.SAMPLE,
                            s -> margins(s, s.y()),
                            Reduction.BATCH_MEAN,
                            Map.of("margin", Parameter.of(1, Domain.ANY)))
                    .alsoCalled("multi-margin", "multiclass-hinge"),
            new Loss(
                    "softmax-hinge",
                    Outputs.LOGITS,
                    Targets.CLASSES,
                    Terms.SAMPLE,
                    s -> margins(s, s.softmax()),
                    Reduction.BATCH_MEAN,
                    Map.of("margin", Parameter.required(Domain.ANY))),
            ofSamples("cosine", Outputs.NUMBERS, Targets.DENSE, LossCatalogue::cosine)
                    .alsoCalled("cosine-similarity", "cosine-embedding", "cosine-distance"),
            summed("sum", Targets.NONE, Scope::y),
            summed("upstream", Targets.DENSE, s -> multiply(s.t(), s.y())));

    private LossCatalogue() {}

    /** The names, in the order of the table. */
    public static List<String> names() {
        return ROWS.stream().map(Loss::name).toList();
    }

    /** What others call them, by name. */
    public static Map<String, List<String>> synonyms() {
        return ROWS.stream().collect(Collectors.toMap(Loss::name, Loss::synonyms));
    }

    public static Optional<Loss> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    private static Loss ofOutputs(String name, Loss.Formula formula) {
        return ofOutputs(name, formula, Map.of());
    }

    private static Loss ofOutputs(String name, Loss.Formula formula, Map<String, Parameter> parameters) {
        return new Loss(name, Outputs.NUMBERS, Targets.DENSE, Terms.OUTPUT, formula, Reduction.MEAN, parameters);
    }

    /** Minus the sum of a term for each class, each with the weight of its class. */
    private static Loss ofClasses(String name, Outputs outputs, Loss.Formula term) {
        return new Loss(
                name,
                outputs,
                Targets.CLASSES,
                Terms.SAMPLE,
                s -> negate(multiply(s.weight(), term.of(s))),
                Reduction.BATCH_MEAN,
                SMOOTHING);
    }

    private static Loss ofSamples(String name, Outputs outputs, Targets targets, Loss.Formula formula) {
        return new Loss(name, outputs, targets, Terms.SAMPLE, formula, Reduction.BATCH_MEAN, Map.of());
    }

    /** A loss that is not a mean of anything. */
    private static Loss summed(String name, Targets targets, Loss.Formula formula) {
        return new Loss(name, Outputs.NUMBERS, targets, Terms.OUTPUT, formula, Reduction.SUM, Map.of());
    }

    /** {@code max(0, margin - t y)} to a power. */
    private static Loss hinge(String name, int exponent) {
        return new Loss(
                name,
                Outputs.NUMBERS,
                Targets.SIGNS,
                Terms.OUTPUT,
                s -> power(apply(MAX, subtract(s.constant("margin"), multiply(s.t(), s.y())), ZERO), exponent),
                Reduction.MEAN,
                Map.of("margin", Parameter.of(1, Domain.ANY)));
    }

    private static Map<String, Parameter> positive(String name, double value) {
        return Map.of(name, Parameter.of(value, Domain.POSITIVE));
    }

    private static Expr residual(Scope s) {
        return subtract(s.y(), s.t());
    }

    /** {@code r^2 / 2} up to the threshold, and linear beyond (Huber, "Robust estimation of a location parameter", 1964). */
    private static Expr huber(Scope s, Expr threshold) {
        Expr size = apply(ABS, residual(s));
        Expr half = constant(Rational.of(0.5));
        return apply(
                WHERE,
                apply(GREATER, size, threshold),
                multiply(threshold, subtract(size, multiply(half, threshold))),
                multiply(half, power(residual(s), 2)));
    }

    /** {@code w t softplus(-z) + (1 - t) softplus(z)}, which for w = 1 is {@code softplus(z) - t z}. */
    private static Expr withLogits(Scope s) {
        if (s.parameter("positiveWeight").equals(Rational.ONE)) {
            return subtract(apply(SOFTPLUS, s.y()), multiply(s.t(), s.y()));
        }
        return sum(List.of(
                multiply(s.constant("positiveWeight"), s.t(), apply(SOFTPLUS, negate(s.y()))),
                multiply(subtract(ONE, s.t()), apply(SOFTPLUS, s.y()))));
    }

    /** Of the logarithm of a rate, or of the rate itself. */
    private static Expr poisson(Scope s) {
        if (s.parameter("logInput").equals(Rational.ONE)) {
            return subtract(apply(EXP, s.y()), multiply(s.t(), s.y()));
        }
        Expr rate = sum(List.of(s.y(), constant(Rational.of(1e-8))));
        return subtract(s.y(), multiply(s.t(), apply(LOG, rate)));
    }

    /**
     * Of a mean and the logarithm s of a variance: {@code (s + r^2 exp(-s)) / 2}, the negative logarithm of the density
     * without its constant (Nix and Weigend, "Estimating the mean and variance of the target probability distribution", 1994).
     */
    private static Expr gaussian(Scope s) {
        Expr residual = subtract(s.output(0, "mean"), s.t());
        Expr logVariance = s.output(1, "logVariance");
        Expr sum = sum(List.of(logVariance, multiply(power(residual, 2), apply(EXP, negate(logVariance)))));
        return multiply(constant(Rational.of(0.5)), sum);
    }

    /** For every class but the target's, how far its score comes within the margin of the target's. */
    private static Expr margins(Scope s, Expr scores) {
        Expr ofTarget = s.sum(multiply(s.t(), scores));
        Expr within = sum(List.of(subtract(scores, ofTarget), s.constant("margin")));
        return multiply(s.weightOfTarget(), subtract(ONE, s.t()), apply(MAX, within, ZERO));
    }

    /** {@code 1 - cos(y, t)}, norms of at least 1e-8. */
    private static Expr cosine(Scope s) {
        return subtract(ONE, divide(s.sum(multiply(s.y(), s.t())), multiply(norm(s, s.y()), norm(s, s.t()))));
    }

    private static Expr norm(Scope s, Expr x) {
        return apply(MAX, apply(SQRT, s.sum(power(x, 2))), constant(Rational.of(1e-8)));
    }
}
