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

    private final BoundParameters bound;
    private final List<Numbers> means;
    private final List<Numbers> squares;
    private final AdamStep step;

    private Moments(AdamSettings settings, BoundParameters bound) {
        this.bound = bound;
        this.means = bound.zeros();
        this.squares = bound.zeros();
        this.step = new AdamStep(settings);
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
        step.next(rate, shrink, pull);
        for (int p = 0; p < bound.count(); p++) {
            bound.values(p).adapt(bound.gradients(p), means.get(p), squares.get(p), step);
        }
    }
}
