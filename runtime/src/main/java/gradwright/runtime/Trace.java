package gradwright.runtime;

import java.util.List;

/**
 * What one gradient computed on its way: every value and the gradient of the loss by it, under the names of the
 * declaration. Of a layer {@code hidden}, {@code hidden.pre} is its pre-activation, which its activation is applied to,
 * and {@code hidden} its output; {@code hidden.weight} and {@code hidden.bias} are its parameters and {@code input} is
 * the batch. The gradient by a pre-activation is what derivations call the layer's delta.
 *
 * <p>The matrices are the caller's, oriented as the network's: what the network computes later does not change them.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double and {@code FMatrixRMaj} in single precision
 */
public interface Trace<M> {

    /** The loss of the batch. */
    double loss();

    /** What there is a value and a gradient of: the input and the parameters, then each layer in order. */
    List<String> names();

    /**
     * A value.
     *
     * @throws IllegalArgumentException if there is no such name, with the nearest ones
     */
    M value(String name);

    /**
     * The gradient of the loss by a value, of the value's shape.
     *
     * @throws IllegalArgumentException if there is no such name, with the nearest ones
     */
    M gradient(String name);
}
