package gradwright.runtime.generated;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.ejml.data.ReshapeMatrix;

/**
 * What declared functions of either precision have in common: checked arguments, derivatives by name, and one thread at
 * a time.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double precision
 * @param <A> the type of the array within, {@code double[]} in double precision
 */
public abstract class AnyFunction<M extends ReshapeMatrix, A> {

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Signature signature;
    private final Storage<M, A> storage;
    private final FunctionArguments<M, A> arguments;
    private final List<M> gradients;
    private final AtomicBoolean entered = new AtomicBoolean();
    private final FunctionTrace<M, A> values;
    private final FunctionTrace<M, A> tracedGradients;
    private boolean hasGradients;

    AnyFunction(Signature signature, Storage<M, A> storage) {
        this.signature = signature;
        this.storage = storage;
        this.arguments = new FunctionArguments<>(signature, storage);
        this.gradients = signature.parameters().stream()
                .map(parameter -> storage.matrix(0, 0, storage.zeros(0)))
                .toList();
        this.values = new FunctionTrace<>(signature, storage);
        this.tracedGradients = new FunctionTrace<>(signature, storage);
    }

    /** Makes the workspaces large enough for the sizes of this call. */
    protected abstract void reserve();

    /** For generated code: marks the function as in use; every call that does so ends in {@link #leave}. */
    protected final void enter() {
        if (!entered.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    signature.function() + " is in use by another thread: each thread needs an object of its own");
        }
        arguments.clear();
    }

    /** For generated code: ends a call; nothing that was handed over is kept. */
    protected final void leave() {
        arguments.clear();
        entered.set(false);
    }

    /** For generated code: takes an argument. */
    protected final void argument(int place, M matrix) {
        arguments.give(place, matrix);
    }

    /** For generated code: takes an argument. */
    protected final void argument(int place, double number) {
        arguments.give(place, number);
    }

    /** For generated code: takes an argument. */
    protected final void index(int place, int index) {
        arguments.give(place, index);
    }

    /** For generated code: takes an argument. */
    protected final void indices(int place, int[] indices) {
        arguments.give(place, indices);
    }

    /** For generated code: every argument has been taken. */
    protected final void complete() {
        arguments.checkSelections();
        reserve();
    }

    /** For generated code: keeps the value of a binding. */
    protected final void traceValue(int place, A entries) {
        values.keep(place, arguments, entries);
    }

    /** For generated code: keeps the derivative by a binding. */
    protected final void traceGradient(int place, A entries) {
        tracedGradients.keep(place, arguments, entries);
    }

    /** The matrix that keeps a number. */
    final M tracedNumber(boolean isValue, int place) {
        return (isValue ? values : tracedGradients).number(place);
    }

    /** For generated code: the size of a dimension, by its place. */
    protected final int size(int dimension) {
        return arguments.size(dimension);
    }

    /** For generated code: an index, by the parameter's place. */
    protected final int index(int place) {
        return arguments.index(place);
    }

    /** For generated code: a list of indices, by the parameter's place. */
    protected final int[] indices(int place) {
        return arguments.list(place);
    }

    /** For generated code: the numbers of an argument, by the parameter's place. */
    protected final A reals(int place) {
        return storage.array(arguments.matrix(place));
    }

    /** For generated code: the array that takes the derivative by a parameter. */
    protected final A gradients(int place) {
        return storage.array(gradients.get(place));
    }

    /** For generated code: a workspace of at least {@code length} numbers, the same one if it is long enough. */
    protected final A grown(A workspace, long length) {
        if (storage.length(workspace) >= length) {
            return workspace;
        }
        if (length > LONGEST_ARRAY) {
            throw arguments.wrong("an intermediate result has " + length + " numbers, more than fit into an array");
        }
        return storage.zeros((int) length);
    }

    /** Gives every derivative its argument's shape. */
    final void shapeGradients() {
        for (int i = 0; i < gradients.size(); i++) {
            FunctionParameter parameter = signature.parameters().get(i);
            if (parameter.isDifferentiable()) {
                M gradient = gradients.get(i);
                M argument = parameter.isMatrix() ? arguments.matrix(i) : null;
                arguments.apart(storage.array(gradient), "the derivative by ", parameter.name());
                gradient.reshape(
                        argument == null ? 1 : argument.getNumRows(), argument == null ? 1 : argument.getNumCols());
            }
        }
        hasGradients = true;
    }

    /** Checks that what a call reads is none of the derivatives that it writes. */
    final void apartFromGradients(A read, String what, String of) {
        for (int i = 0; i < gradients.size(); i++) {
            if (signature.parameters().get(i).isDifferentiable() && storage.array(gradients.get(i)) == read) {
                throw arguments.shared(
                        what + of,
                        "the derivative by " + signature.parameters().get(i).name());
            }
        }
    }

    /**
     * The derivative by a parameter, or by a binding of a traced function, that the last call of {@code gradient}, {@code vjp} or {@code hessianVector} found,
     * in the argument's own shape; a number's derivative is 1 x 1. Always the same matrix, which the next such call
     * overwrites.
     *
     * @throws IllegalArgumentException if there is no derivative by a parameter of that name
     */
    public final M gradient(String name) {
        return tracedGradients.has(name) ? tracedGradients.named(name) : gradientAt(differentiable(name));
    }

    /**
     * The value of a binding in the last call of {@code value}, {@code gradient} or {@code vjp}; a number's is 1 x 1, a
     * vector's a column. Always the same matrix, which the next such call overwrites.
     *
     * @throws IllegalArgumentException if there is no binding of that name, or none can be asked for
     */
    public final M value(String binding) {
        return values.named(binding);
    }

    /** For generated code: the derivative by a parameter, by its place. */
    protected final M gradientAt(int place) {
        if (!hasGradients) {
            throw new IllegalStateException(
                    signature.function() + ": there is no derivative before the first call that computes one");
        }
        return gradients.get(place);
    }

    /** The place of the parameter of that name. */
    final int differentiable(String name) {
        for (int i = 0; i < signature.parameters().size(); i++) {
            FunctionParameter parameter = signature.parameters().get(i);
            if (parameter.name().equals(name) && parameter.isDifferentiable()) {
                return i;
            }
        }
        String known = signature.parameters().stream()
                .filter(FunctionParameter::isDifferentiable)
                .map(FunctionParameter::name)
                .collect(Collectors.joining(", "));
        throw arguments.wrong("there is no derivative by " + name + ", only by " + (known.isEmpty() ? "none" : known));
    }

    final Signature signature() {
        return signature;
    }

    final FunctionArguments<M, A> arguments() {
        return arguments;
    }

    final Storage<M, A> storage() {
        return storage;
    }
}
