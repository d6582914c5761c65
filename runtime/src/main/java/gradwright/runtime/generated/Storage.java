package gradwright.runtime.generated;

import gradwright.runtime.safetensors.Tensor;
import org.ejml.data.ReshapeMatrix;

/**
 * What a precision adds to all that is written once for both: its matrices and their arrays.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double precision
 * @param <A> the type of the array within, {@code double[]} in double precision
 */
interface Storage<M extends ReshapeMatrix, A> {

    /** A matrix over an array, which it holds. */
    M matrix(int rows, int columns, A array);

    /** The array that a matrix holds now. */
    A array(M matrix);

    A zeros(int length);

    A copy(A array);

    int length(A array);

    /** An entry of an array. */
    double entry(A array, int index);

    /** Makes every entry 0. */
    void clear(A array);

    /**
     * Draws the values of a parameter.
     *
     * @param array takes the values; modified
     */
    void initialise(ParameterLayout parameter, long seed, A array);

    /** A parameter's values as a file names them, over their array. */
    Tensor tensor(String name, int rows, int columns, A array);
}
