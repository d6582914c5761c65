package gradwright.runtime;

import java.util.List;
import java.util.Optional;

/**
 * Gradient descent: {@code value -= rate * gradient}, the product rounded and then the difference. In single precision
 * the rate is rounded to it once, before.
 *
 * <p>With momentum m it keeps a velocity for each entry, {@code velocity = m velocity + gradient}, which starts as the
 * first gradient, and {@code value -= rate * velocity}; in Nesterov's form
 * {@code value -= rate * (gradient + m velocity)}. Both as {@code torch.optim.SGD} (Sutskever, Martens, Dahl and Hinton,
 * "On the importance of initialization and momentum in deep learning", 2013).
 */
public final class Sgd implements Optimizer {

    private static final String NAME = "Sgd";

    private final double momentum;
    private final boolean nesterov;
    private double rate;
    private Optional<BoundParameters> bound = Optional.empty();
    private List<Numbers> velocities = List.of();

    /** Gradient descent without momentum. */
    public Sgd(double rate) {
        this(rate, 0, false);
    }

    private Sgd(double rate, double momentum, boolean nesterov) {
        this.rate = Hyperparameter.notNegative(NAME, "rate", rate);
        this.momentum = momentum;
        this.nesterov = nesterov;
    }

    /** A new optimiser with this momentum, at least 0 and below 1. */
    public Sgd withMomentum(double newMomentum) {
        return new Sgd(rate, Hyperparameter.belowOne(NAME, "momentum", newMomentum), false);
    }

    /** A new optimiser with this momentum, above 0 and below 1, in Nesterov's form. */
    public Sgd withNesterovMomentum(double newMomentum) {
        Hyperparameter.positive(NAME, "Nesterov's momentum", newMomentum);
        return new Sgd(rate, Hyperparameter.belowOne(NAME, "momentum", newMomentum), true);
    }

    /** The rate of the next step. */
    public double rate() {
        return rate;
    }

    /** Sets the rate from the next step on, as a schedule does. */
    public void rate(double newRate) {
        this.rate = Hyperparameter.notNegative(NAME, "rate", newRate);
    }

    @Override
    public void step(List<? extends Parameter<?>> parameters) {
        boolean first = bound.isEmpty();
        BoundParameters own = first ? BoundParameters.of(NAME, parameters) : bound.get();
        own.verify(parameters);
        if (first) {
            velocities = momentum > 0 ? own.zeros() : velocities;
            bound = Optional.of(own);
        }
        for (int i = 0; i < own.count(); i++) {
            if (momentum > 0) {
                own.values(i).descend(own.gradients(i), velocities.get(i), rate, momentum, nesterov);
            } else {
                own.values(i).descend(own.gradients(i), rate);
            }
        }
    }

    @Override
    public String toString() {
        return NAME + "(rate " + rate + (momentum > 0 ? ", momentum " + momentum : "") + (nesterov ? ", Nesterov" : "")
                + ")";
    }
}
