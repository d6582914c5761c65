package gradwright.runtime;

import java.util.List;

/**
 * A network whose loss is made of its outputs alone, without targets.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double and {@code FMatrixRMaj} in single precision
 */
public interface Objective<M> {

    /** The parameters in the order of their declaration; always the same unmodifiable list. */
    List<Parameter<M>> parameters();

    /**
     * The loss of a batch.
     *
     * @param x the batch, one sample a row or, where the network is declared so, a column; not modified
     */
    double loss(M x);

    /**
     * The loss of a batch; overwrites the gradient of every parameter.
     *
     * @param x the batch, one sample a row or, where the network is declared so, a column; not modified
     */
    double gradient(M x);
}
