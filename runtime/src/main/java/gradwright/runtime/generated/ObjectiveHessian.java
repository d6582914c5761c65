package gradwright.runtime.generated;

import java.util.List;

/**
 * Multiplies the Hessian of a loss that needs no targets with a direction, in a workspace of its own. For generated code.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double precision
 * @param <A> the type of the arrays, {@code double[]} in double precision
 */
public abstract class ObjectiveHessian<M, A> extends HessianWorkspace {

    /** For generated code. */
    protected ObjectiveHessian() {}

    /**
     * Computes the Hessian of a batch's loss times a direction.
     *
     * @param samples samples in the batch
     * @param input the batch; not modified
     * @param direction one matrix a parameter; not modified
     * @param product takes one matrix a parameter; modified
     */
    protected abstract void hessianVector(int samples, A input, List<M> direction, List<M> product);
}
