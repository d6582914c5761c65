package gradwright.runtime;

import java.util.List;
import java.util.Optional;

/**
 * Adam with weight decay apart from the gradient: every value is first multiplied with {@code 1 - rate * weightDecay}
 * (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019), with the constants and the form of
 * {@code torch.optim.AdamW}.
 */
public final class AdamW implements Optimizer {

    private final AdamSettings settings;
    private double rate;
    private Optional<Moments> moments = Optional.empty();

    /** AdamW with betas 0.9 and 0.999, epsilon 1e-8 and weight decay 0.01. */
    public AdamW(double rate) {
        this(rate, AdamSettings.published("AdamW", 0.01));
    }

    private AdamW(double rate, AdamSettings settings) {
        this.rate = Hyperparameter.notNegative(settings.optimizer(), "rate", rate);
        this.settings = settings;
    }

    /** A new optimiser with these decay rates of the two running means, each at least 0 and below 1. */
    public AdamW withBetas(double beta1, double beta2) {
        return new AdamW(rate, settings.withBetas(beta1, beta2));
    }

    /** A new optimiser with this number, above 0, added to the root of the mean square. */
    public AdamW withEpsilon(double epsilon) {
        return new AdamW(rate, settings.withEpsilon(epsilon));
    }

    /** A new optimiser that shrinks each value by this much times the rate; not negative. */
    public AdamW withWeightDecay(double weightDecay) {
        return new AdamW(rate, settings.withWeightDecay(weightDecay));
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
        moments.get().step(parameters, rate, 1 - rate * settings.weightDecay(), 0);
    }

    @Override
    public String toString() {
        return settings.describe(rate);
    }
}
