package gradwright.runtime;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Compares the gradient that a network computes with differences of its loss.
 *
 * <p>Each derivative is taken as {@code (loss(v + h) - loss(v - h)) / 2h} with a step h and with h/2, and extrapolated
 * to {@code (4 D(h/2) - D(h)) / 3}, whose error falls with the fourth power of h (Richardson, 1911). The step grows with
 * the size of an entry above 1. Where the result disagrees with the network's, two shorter steps are tried too, since a
 * kink of the loss may lie within the step. At a kink itself, as of relu at 0, where the loss rises at different rates to
 * both sides, the network's derivative has to lie between the two; the report counts how often that was so.
 *
 * <p>The error of an entry is {@code |a - d| / max(|a|, |d|, floor)}. The floor is a thousandth (in single
 * precision a hundredth) of the network's largest gradient entry, or what differences of a rounded loss can tell apart
 * at this step and tolerance if that is more. How much rounding changes the loss is measured before: the loss is taken
 * at places so near to each other that it would lie on a straight line but for rounding.
 *
 * <p>The loss is taken as the network computes it, in its own precision. In single precision steps are therefore long,
 * errors below a thousandth are not told apart, and values are moved by what they really change after rounding. Where
 * the gradients of a large batch cancel, as they do near a minimum, the network's own rounding may ask for a larger
 * tolerance, or a smaller batch.
 *
 * <p>Each parameter is checked along one random direction, which moves all its entries, and in up to {@link #withEntries}
 * entries: its first, its last, and others at random, spread over it. A network that is an {@link InputGradient} is
 * checked in the same way by the input of the batch. A direction that disagrees is not drawn again, only its step gets
 * shorter: another one might miss what is wrong. Nothing is left out; the report counts what was compared.
 *
 * <p>The network's values are what they were when a call ends, however it ends; its gradients are those of the batch.
 */
public final class GradientCheck {

    private static final String NAME = "GradientCheck";

    private final OptionalDouble tolerance;
    private final OptionalDouble step;
    private final int entries;

    /**
     * A check of up to 1,000 entries of each parameter and of the input; with tolerance 1e-6 and step 1e-3 in double, 1e-3 and 1/16 in
     * single precision.
     */
    public GradientCheck() {
        this(OptionalDouble.empty(), OptionalDouble.empty(), 1_000);
    }

    private GradientCheck(OptionalDouble tolerance, OptionalDouble step, int entries) {
        this.tolerance = tolerance;
        this.step = step;
        this.entries = entries;
    }

    /** A check that lets errors up to this one pass. */
    public GradientCheck withTolerance(double newTolerance) {
        Hyperparameter.positive(NAME, "tolerance", newTolerance);
        return new GradientCheck(OptionalDouble.of(newTolerance), step, entries);
    }

    /** A check that begins with this step. */
    public GradientCheck withStep(double newStep) {
        Hyperparameter.positive(NAME, "step", newStep);
        return new GradientCheck(tolerance, OptionalDouble.of(newStep), entries);
    }

    /** A check of up to so many entries of each parameter and of the input. */
    public GradientCheck withEntries(int newEntries) {
        if (newEntries < 1) {
            throw new IllegalArgumentException(NAME + ": entries must be at least 1 but is " + newEntries);
        }
        return new GradientCheck(tolerance, step, newEntries);
    }

    /**
     * Compares the gradients for a batch.
     *
     * @param x the batch; not modified
     * @param targets what the network should give; not modified
     */
    public <M> GradientReport compare(Learner<M> network, M x, M targets) {
        return compare(
                network, network.parameters(), x, at -> network.gradient(at, targets), at -> network.loss(at, targets));
    }

    /**
     * Compares the gradients for a batch of a network whose loss takes no targets.
     *
     * @param x the batch; not modified
     */
    public <M> GradientReport compare(Objective<M> network, M x) {
        return compare(network, network.parameters(), x, network::gradient, network::loss);
    }

    /**
     * Compares the gradients for a batch with class labels.
     *
     * @param x the batch; not modified
     * @param labels the class of each sample; not modified
     */
    public <M> GradientReport compare(Classifier<M> network, M x, int[] labels) {
        return compare(
                network, network.parameters(), x, at -> network.gradient(at, labels), at -> network.loss(at, labels));
    }

    /**
     * Compares the gradients for a batch and throws if they differ.
     *
     * @param x the batch; not modified
     * @param targets what the network should give; not modified
     * @throws AssertionError with the report's text
     */
    public <M> void check(Learner<M> network, M x, M targets) {
        require(compare(network, x, targets));
    }

    /**
     * Compares the gradients for a batch with class labels and throws if they differ.
     *
     * @param x the batch; not modified
     * @param labels the class of each sample; not modified
     * @throws AssertionError with the report's text
     */
    public <M> void check(Classifier<M> network, M x, int[] labels) {
        require(compare(network, x, labels));
    }

    /**
     * Compares the gradients for a batch of a network whose loss takes no targets and throws if they differ.
     *
     * @param x the batch; not modified
     * @throws AssertionError with the report's text
     */
    public <M> void check(Objective<M> network, M x) {
        require(compare(network, x));
    }

    private static void require(GradientReport report) {
        if (!report.passed()) {
            throw new AssertionError(report.toString());
        }
    }

    private <M> GradientReport compare(
            Object network, List<Parameter<M>> parameters, M x, Consumer<M> gradient, ToDoubleFunction<M> lossAt) {
        List<CheckedNumbers> all = CheckedNumbers.of(BoundParameters.of(NAME, parameters));
        gradient.accept(x);
        M at = x;
        if (network instanceof InputGradient<?> differentiated) {
            at = CheckedNumbers.copy(x);
            all.add(CheckedNumbers.ofInput(at, differentiated.inputGradient()));
        }
        M moved = at;
        DoubleSupplier loss = () -> lossAt.applyAsDouble(moved);
        double noise = new LossNoise(all, loss).measure();
        GradientComparison comparison = new GradientComparison(all, loss, scheme(all), noise);
        all.forEach(each -> comparison.compare(each, entries));
        return comparison.report();
    }

    private DifferenceScheme scheme(List<CheckedNumbers> all) {
        DifferenceScheme usual = DifferenceScheme.of(all);
        return usual.withStep(step.orElse(usual.step())).withTolerance(tolerance.orElse(usual.tolerance()));
    }
}
