package gradwright.runtime.generated;

import gradwright.runtime.Parameter;
import gradwright.runtime.Role;
import gradwright.runtime.safetensors.Tensor;
import java.util.Optional;
import org.ejml.data.ReshapeMatrix;

/** A parameter of a network; replicas share its value and have their own gradient. */
final class StoredParameter<M extends ReshapeMatrix, A> implements Parameter<M> {

    private final Storage<M, A> storage;
    private final String network;
    private final ParameterLayout layout;
    private final String name;
    private final PinnedMatrix<M, A> value;
    private final Optional<PinnedMatrix<M, A>> gradient;

    private StoredParameter(
            Storage<M, A> storage,
            String network,
            ParameterLayout layout,
            PinnedMatrix<M, A> value,
            Optional<PinnedMatrix<M, A>> gradient) {
        this.storage = storage;
        this.network = network;
        this.layout = layout;
        this.name = layout.name();
        this.value = value;
        this.gradient = gradient;
    }

    /** A parameter with the value that its initialiser draws for a seed. */
    static <M extends ReshapeMatrix, A> StoredParameter<M, A> initialised(
            Storage<M, A> storage, String network, ParameterLayout layout, boolean trained, long seed) {
        PinnedMatrix<M, A> value =
                PinnedMatrix.zeros(storage, "value of " + layout.name(), layout.rows(), layout.columns());
        storage.initialise(layout, seed, value.array());
        return new StoredParameter<>(storage, network, layout, value, newGradient(storage, layout, trained));
    }

    private static <M extends ReshapeMatrix, A> Optional<PinnedMatrix<M, A>> newGradient(
            Storage<M, A> storage, ParameterLayout layout, boolean trained) {
        if (!trained) {
            return Optional.empty();
        }
        return Optional.of(
                PinnedMatrix.zeros(storage, "gradient of " + layout.name(), layout.rows(), layout.columns()));
    }

    StoredParameter<M, A> shared() {
        return withValue(value);
    }

    StoredParameter<M, A> copied() {
        return withValue(value.copy());
    }

    private StoredParameter<M, A> withValue(PinnedMatrix<M, A> newValue) {
        return new StoredParameter<>(
                storage, network, layout, newValue, newGradient(storage, layout, gradient.isPresent()));
    }

    A values() {
        return value.array();
    }

    A gradients() {
        return pinnedGradient().array();
    }

    private PinnedMatrix<M, A> pinnedGradient() {
        if (gradient.isEmpty()) {
            throw new IllegalStateException(network + " only predicts: it has no loss, so " + name
                    + " has no gradient; to train it, declare a @Loss, without training = false");
        }
        return gradient.get();
    }

    /** The value as a file names it. */
    Tensor tensor() {
        return storage.tensor(name, layout.rows(), layout.columns(), values());
    }

    /** Throws if the value or the gradient was reshaped or given another array. */
    void verify() {
        value.verify(network);
        if (gradient.isPresent()) {
            gradient.get().verify(network);
        }
    }

    /** An entry's coordinates, as {@code [2, 3]}. */
    String place(int index) {
        return "[" + index / layout.columns() + ", " + index % layout.columns() + "]";
    }

    /** Whether an array is the one behind the gradient. */
    boolean hasGradientArray(A array) {
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
    public M value() {
        return value.matrix();
    }

    @Override
    public M gradient() {
        return pinnedGradient().matrix();
    }

    @Override
    public String toString() {
        return name + " " + layout.rows() + " x " + layout.columns();
    }
}
