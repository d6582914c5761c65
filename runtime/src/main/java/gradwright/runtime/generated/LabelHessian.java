package gradwright.runtime.generated;

import java.util.List;

/**
 * The Hessian of a loss that takes class labels as well. For generated code.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double precision
 * @param <A> the type of the arrays, {@code double[]} in double precision
 */
public abstract class LabelHessian<M, A> extends Hessian<M, A> {

    /** For generated code. */
    protected LabelHessian() {}

    /**
     * Computes the Hessian of a batch's loss times a direction.
     *
     * @param samples samples in the batch
     * @param input the batch; not modified
     * @param labels one class a sample; not modified
     * @param direction one matrix a parameter; not modified
     * @param product takes one matrix a parameter; modified
     */
    protected abstract void hessianVector(int samples, A input, int[] labels, List<M> direction, List<M> product);
}
