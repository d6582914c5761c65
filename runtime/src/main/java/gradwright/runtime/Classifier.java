package gradwright.runtime;

/**
 * A network whose loss takes a class label for each sample as well as dense targets.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double and {@code FMatrixRMaj} in single precision
 */
public interface Classifier<M> extends Learner<M> {

    /**
     * The class of each sample: the index of its largest output, the first of them on a tie.
     *
     * @param x the batch, one sample a row or, where the network is declared so, a column; not modified
     */
    int[] classify(M x);

    /**
     * The loss of a batch.
     *
     * @param x the batch, one sample a row or, where the network is declared so, a column; not modified
     * @param labels the class of each sample, counted from 0; not modified
     */
    double loss(M x, int[] labels);

    /**
     * The loss of a batch; overwrites the gradient of every parameter.
     *
     * @param x the batch, one sample a row or, where the network is declared so, a column; not modified
     * @param labels the class of each sample, counted from 0; not modified
     */
    double gradient(M x, int[] labels);
}
