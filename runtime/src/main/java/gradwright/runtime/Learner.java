package gradwright.runtime;

import java.util.List;

/**
 * A network with a loss whose gradient it computes. A loss that is infinite or not a number has no gradient: it is an
 * {@link ArithmeticException} that names the sample.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double and {@code FMatrixRMaj} in single precision
 */
public interface Learner<M> {

    /** The parameters in the order of their declaration; always the same unmodifiable list. */
    List<Parameter<M>> parameters();

    /**
     * The loss of a batch.
     *
     * @param x the batch, one sample a row or, where the network is declared so, a column; not modified
     * @param targets what the network should give, laid out as {@code x}; not modified
     */
    double loss(M x, M targets);

    /**
     * The loss of a batch; overwrites the gradient of every parameter.
     *
     * @param x the batch, one sample a row or, where the network is declared so, a column; not modified
     * @param targets what the network should give, laid out as {@code x}; not modified
     */
    double gradient(M x, M targets);
}
