package gradwright.runtime;

import java.util.List;
import java.util.Optional;

/**
 * Adam: each entry moves by the running mean of its gradient over the root of the running mean of its square, both
 * corrected for their start at 0 (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), with the constants
 * and the form of {@code torch.optim.Adam}.
 */
public final class Adam implements Optimizer {

    private final AdamSettings settings;
    private double rate;
    private Optional<Moments> moments = Optional.empty();

    /** Adam with betas 0.9 and 0.999, epsilon 1e-8 and no weight decay. */
    public Adam(double rate) {
        this(rate, AdamSettings.published("Adam", 0));
    }

    private Adam(double rate, AdamSettings settings) {
        this.rate = Hyperparameter.notNegative(settings.optimizer(), "rate", rate);
        this.settings = settings;
    }

    /** A new optimiser with these decay rates of the two running means, each at least 0 and below 1. */
    public Adam withBetas(double beta1, double beta2) {
        return new Adam(rate, settings.withBetas(beta1, beta2));
    }

    /** A new optimiser with this number, above 0, added to the root of the mean square. */
    public Adam withEpsilon(double epsilon) {
        return new Adam(rate, settings.withEpsilon(epsilon));
    }

    /** A new optimiser that adds this much of each value to its gradient; not negative. */
    public Adam withWeightDecay(double weightDecay) {
        return new Adam(rate, settings.withWeightDecay(weightDecay));
    }

    /** The rate of the next step. */
    public double rate() {
        return rate;
    }

    /** Sets the rate from the next step on, as a schedule does. */
    public void rate(double newRate) {
        this.rate = Hyperparameter.notNegative(settings.optimizer(), "rate", newRate);
    }

    @Override
    public void step(List<? extends Parameter<?>> parameters) {
        if (moments.isEmpty()) {
            moments = Optional.of(Moments.of(settings, parameters));
        }
        moments.get().step(parameters, rate, 1, settings.weightDecay());
    }

    @Override
    public String toString() {
        return settings.describe(rate);
    }
}
