package gradwright.runtime.generated;

import gradwright.runtime.Parameter;
import gradwright.runtime.Role;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/** A parameter in double precision; replicas share its value and have their own gradient. */
final class DoubleParameter implements Parameter<DMatrixRMaj> {

    private final String network;
    private final ParameterLayout layout;
    private final String name;
    private final PinnedMatrix value;
    private final Optional<PinnedMatrix> gradient;

    private DoubleParameter(
            String network, ParameterLayout layout, PinnedMatrix value, Optional<PinnedMatrix> gradient) {
        this.network = network;
        this.layout = layout;
        this.name = layout.name();
        this.value = value;
        this.gradient = gradient;
    }

    static DoubleParameter zero(String network, ParameterLayout layout, boolean trained) {
        PinnedMatrix value = PinnedMatrix.zeros("value of " + layout.name(), layout.rows(), layout.columns());
        return new DoubleParameter(network, layout, value, newGradient(layout, trained));
    }

    private static Optional<PinnedMatrix> newGradient(ParameterLayout layout, boolean trained) {
        if (!trained) {
            return Optional.empty();
        }
        return Optional.of(PinnedMatrix.zeros("gradient of " + layout.name(), layout.rows(), layout.columns()));
    }

    DoubleParameter shared() {
        return new DoubleParameter(network, layout, value, newGradient(layout, gradient.isPresent()));
    }

    DoubleParameter copied() {
        return new DoubleParameter(network, layout, value.copy(), newGradient(layout, gradient.isPresent()));
    }

    ParameterLayout layout() {
        return layout;
    }

    double[] values() {
        return value.array();
    }

    double[] gradients() {
        return pinnedGradient().array();
    }

    private PinnedMatrix pinnedGradient() {
        if (gradient.isEmpty()) {
            throw new IllegalStateException(
                    network + " only predicts: it has no loss, so " + name + " has no gradient");
        }
        return gradient.get();
    }

    /** Throws if the value or the gradient was reshaped or given another array. */
    void verify() {
        value.verify(network);
        if (gradient.isPresent()) {
            gradient.get().verify(network);
        }
    }

    /** Whether an array is the one behind the gradient. */
    boolean hasGradientArray(double[] array) {
        return gradient.isPresent() && gradient.get().array() == array;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String layer() {
        return layout.layer();
    }

    @Override
    public Role role() {
        return layout.role();
    }

    @Override
    public DMatrixRMaj value() {
        return value.matrix();
    }

    @Override
    public DMatrixRMaj gradient() {
        return pinnedGradient().matrix();
    }

    @Override
    public String toString() {
        return name + " " + layout.rows() + " x " + layout.columns();
    }
}
