package gradwright.runtime;

import java.util.List;

/**
 * The two running means that Adam keeps for every entry of every parameter, and the step they make.
 *
 * <pre>
 *   mean   = beta1 mean + (1 - beta1) gradient
 *   square = beta2 square + (1 - beta2) gradient^2
 *   value -= rate / (1 - beta1^t) * mean / (sqrt(square / (1 - beta2^t)) + epsilon)
 * </pre>
 */
final class Moments {

    private final AdamSettings settings;
    private final BoundParameters bound;
    private final double[][] means;
    private final double[][] squares;
    private double beta1Power = 1;
    private double beta2Power = 1;

    private Moments(AdamSettings settings, BoundParameters bound) {
        this.settings = settings;
        this.bound = bound;
        this.means = bound.zeros();
        this.squares = bound.zeros();
    }

    static Moments of(AdamSettings settings, List<? extends Parameter<?>> parameters) {
        return new Moments(settings, BoundParameters.of(settings.optimizer(), parameters));
    }

    /**
     * Takes one step.
     *
     * @param shrink what every value is multiplied with first: 1, or less where weights decay apart from the gradient
     * @param pull how much of the value is added to its gradient: 0, or more where the decay is part of the loss
     */
    void step(List<? extends Parameter<?>> parameters, double rate, double shrink, double pull) {
        bound.verify(parameters);
        // Powers by multiplication: StrictMath.pow allocates.
        beta1Power *= settings.beta1();
        beta2Power *= settings.beta2();
        double stepSize = rate / (1 - beta1Power);
        double rootCorrection = Math.sqrt(1 - beta2Power);
        for (int p = 0; p < bound.count(); p++) {
            step(bound.values(p), bound.gradients(p), means[p], squares[p], stepSize, rootCorrection, shrink, pull);
        }
    }

    private void step(
            double[] value,
            double[] gradient,
            double[] mean,
            double[] square,
            double stepSize,
            double rootCorrection,
            double shrink,
            double pull) {
        double beta1 = settings.beta1();
        double beta2 = settings.beta2();
        double epsilon = settings.epsilon();
        for (int i = 0; i < value.length; i++) {
            double g = gradient[i] + pull * value[i];
            mean[i] = beta1 * mean[i] + (1 - beta1) * g;
            square[i] = beta2 * square[i] + (1 - beta2) * g * g;
            double root = Math.sqrt(square[i]) / rootCorrection + epsilon;
            value[i] = shrink * value[i] - stepSize * mean[i] / root;
        }
    }
}
