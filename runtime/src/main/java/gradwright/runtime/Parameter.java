package gradwright.runtime;

/**
 * One trained matrix of a network, with the gradient of the loss with respect to it.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double and {@code FMatrixRMaj} in single precision
 */
public interface Parameter<M> {

    /** The layer's name and the role, as {@code hidden.weight}. */
    String name();

    /** The name of the layer that the parameter belongs to. */
    String layer();

    /** What the parameter does in its layer. */
    Role role();

    /**
     * The network's own matrix: elements written here between calls are seen by the next call. Its shape and its array
     * must stay as they are; the next call reports it if they do not.
     */
    M value();

    /**
     * The gradient that the last {@code gradient} call of the network left, of the shape of the value.
     *
     * @throws IllegalStateException if the network only predicts and so has no gradients
     */
    M gradient();
}
