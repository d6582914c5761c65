package gradwright.processor.verification;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/** A loss of one sample by its definition in {@code docs/losses.md}, before it is reduced over the samples. */
final class PlainLoss {

    private final Objective objective;
    private final DoubleConsumer atKink;

    /** @param atKink is told the distance to every kink, and to every pole */
    PlainLoss(Objective objective, DoubleConsumer atKink) {
        this.objective = objective;
        this.atKink = atKink;
    }

    double of(double[] y, double[] t) {
        return switch (objective.loss()) {
            case "cross-entropy" -> -sum(y, t, (p, q) -> xlogy(q, p));
            case "softmax-cross-entropy" -> -sum(logSoftmax(y), t, (p, q) -> p * q);
            case "nll" -> -sum(y, t, (p, q) -> p * q);
            case "kl-divergence" -> sum(y, t, (p, q) -> xlogy(q, q) - q * p);
            case "class-hinge" -> ofClasses(y, t);
            case "softmax-hinge" ->
                ofClasses(Arrays.stream(logSoftmax(y)).map(StrictMath::exp).toArray(), t);
            case "cosine" -> cosine(y, t);
            case "gaussian-nll" -> gaussian(y, t);
            default -> sum(y, t, this::term);
        };
    }

    private double term(double y, double t) {
        double r = y - t;
        return switch (objective.loss()) {
            case "upstream" -> t * y;
            case "mse" -> r * r;
            case "mae" -> Math.abs(kink(r));
            case "huber" -> huber(r, objective.parameter("delta"));
            case "smooth-l1" -> huber(r, objective.parameter("beta")) / objective.parameter("beta");
            case "log-cosh" -> StrictMath.log(StrictMath.cosh(r));
            case "binary-cross-entropy" -> -xlogy(t, kink(y)) - xlogy(1 - t, kink(1 - y));
            case "sigmoid-binary-cross-entropy" ->
                objective.parameter("positiveWeight") * t * StrictMath.log1p(StrictMath.exp(-y))
                        + (1 - t) * StrictMath.log1p(StrictMath.exp(y));
            case "poisson-nll" -> StrictMath.exp(y) - t * y;
            case "hinge" -> ramp(objective.parameter("margin") - t * y);
            case "squared-hinge" -> StrictMath.pow(ramp(objective.parameter("margin") - t * y), 2);
            default -> throw new IllegalArgumentException(objective.loss());
        };
    }

    private double huber(double r, double threshold) {
        double beyond = kink(Math.abs(r) - threshold);
        return beyond > 0 ? threshold * (Math.abs(r) - threshold / 2) : r * r / 2;
    }

    /** The target is a row of one 1 and 0 elsewhere. */
    private double ofClasses(double[] scores, double[] t) {
        int label =
                IntStream.range(0, t.length).filter(k -> t[k] == 1).findFirst().orElseThrow();
        return IntStream.range(0, t.length)
                .filter(k -> k != label)
                .mapToDouble(k -> ramp(scores[k] - scores[label] + objective.parameter("margin")))
                .sum();
    }

    /** Means first, then the logarithms of the variances. */
    private static double gaussian(double[] y, double[] t) {
        return IntStream.range(0, t.length)
                .mapToDouble(k -> {
                    double logVariance = y[t.length + k];
                    double deviations = (y[k] - t[k]) / StrictMath.exp(logVariance / 2);
                    return (logVariance + deviations * deviations) / 2;
                })
                .sum();
    }

    private double cosine(double[] y, double[] t) {
        double norms = Math.max(kink(norm(y)), 1e-8) * Math.max(norm(t), 1e-8);
        return 1 - sum(y, t, (p, q) -> p * q) / norms;
    }

    private static double norm(double[] v) {
        return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    }

    private double ramp(double v) {
        return Math.max(0, kink(v));
    }

    private double kink(double distance) {
        atKink.accept(distance);
        return distance;
    }

    private static double xlogy(double x, double y) {
        return x == 0 ? 0 : x * StrictMath.log(y);
    }

    static double[] logSoftmax(double[] z) {
        double max = Arrays.stream(z).max().orElseThrow();
        double sum = Arrays.stream(z).map(v -> StrictMath.exp(v - max)).sum();
        return Arrays.stream(z).map(v -> v - max - StrictMath.log(sum)).toArray();
    }

    private interface Term {
        double of(double y, double t);
    }

    private static double sum(double[] y, double[] t, Term term) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            sum += term.of(y[j], t[j]);
        }
        return sum;
    }
}
