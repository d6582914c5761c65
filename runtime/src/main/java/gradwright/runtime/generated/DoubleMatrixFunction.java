package gradwright.runtime.generated;

import org.ejml.data.DMatrixRMaj;

/** A declared function in double precision whose result is a matrix; a vector is a matrix with one column. */
public abstract class DoubleMatrixFunction extends DoubleFunction {

    private final DMatrixRMaj scratch = new DMatrixRMaj(0, 0);
    private double[] result = scratch.data;
    private double[] upstream = scratch.data;

    /** For generated code. */
    protected DoubleMatrixFunction(Signature signature) {
        super(signature);
    }

    /** Computes the value into {@link #result}. */
    protected abstract void computeValue();

    /** Writes the derivative of the sum of all entries, each times its {@link #upstream}, by every parameter. */
    protected void computeVjp() {
        throw withoutDerivative();
    }

    /** Computes the derivative along the tangents into {@link #result}. */
    protected void computeJvp() {
        throw withoutDerivative();
    }

    private IllegalStateException withoutDerivative() {
        return new IllegalStateException(signature().function() + " has no parameter that it has a derivative by");
    }

    /** For generated code: the array that takes the result. */
    protected final double[] result() {
        return result;
    }

    /** For generated code: the derivative of some number by the result. */
    protected final double[] upstream() {
        return upstream;
    }

    /** For generated code: the value, into a matrix that is given the result's shape. */
    protected final void runValue(DMatrixRMaj matrix) {
        shapeResult(matrix);
        computeInto(matrix.data, false);
    }

    /** For generated code: the derivative along the tangents, into a matrix that is given the result's shape. */
    protected final void runJvp(DMatrixRMaj matrix) {
        try {
            shapeResult(matrix);
            tangentsApartFrom(matrix.data);
            computeInto(matrix.data, true);
        } finally {
            forgetTangents();
        }
    }

    /** For generated code: the derivatives for one cotangent of the result, into their matrices. */
    protected final void runVjp(String name, DMatrixRMaj cotangent) {
        arguments().likeResult(name, cotangent, rows(), columns(), isVector());
        apartFromGradients(cotangent.data, name, "");
        computeFrom(cotangent.data);
    }

    /**
     * For generated code: the derivative of every entry of the result, a row each, by every entry of a parameter, a
     * column each, both row by row; by reverse mode a row at a time or by forward mode a column at a time, whichever is
     * less work.
     */
    protected final void runJacobian(String parameter, DMatrixRMaj jacobian) {
        int length = rows() * columns();
        int place = shapeJacobian(parameter, jacobian, length);
        scratch.reshape(length, 1);
        if (length <= jacobian.numCols) {
            reverse(place, jacobian);
        } else {
            forward(place, jacobian);
        }
    }

    private void reverse(int place, DMatrixRMaj jacobian) {
        scratch.zero();
        for (int i = 0; i < jacobian.numRows; i++) {
            scratch.data[i] = 1;
            computeFrom(scratch.data);
            System.arraycopy(gradients(place), 0, jacobian.data, i * jacobian.numCols, jacobian.numCols);
            scratch.data[i] = 0;
        }
    }

    private void forward(int place, DMatrixRMaj jacobian) {
        try {
            for (int j = 0; j < jacobian.numCols; j++) {
                moveOnly(place, j);
                computeInto(scratch.data, true);
                for (int i = 0; i < jacobian.numRows; i++) {
                    jacobian.data[i * jacobian.numCols + j] = scratch.data[i];
                }
            }
        } finally {
            forgetTangents();
        }
    }

    private void computeInto(double[] array, boolean isTangent) {
        result = array;
        try {
            if (isTangent) {
                computeJvp();
            } else {
                computeValue();
            }
        } finally {
            result = scratch.data;
        }
    }

    private void computeFrom(double[] cotangent) {
        shapeGradients();
        upstream = cotangent;
        try {
            computeVjp();
        } finally {
            upstream = scratch.data;
        }
    }

    private void shapeResult(DMatrixRMaj matrix) {
        if (matrix == null) {
            throw arguments().missing("the matrix for the result");
        }
        arguments().apart(matrix.data, "the result", "");
        matrix.reshape(rows(), columns());
    }

    private int rows() {
        return size(signature().result().get(0));
    }

    private int columns() {
        return isVector() ? 1 : size(signature().result().get(1));
    }

    private boolean isVector() {
        return signature().result().size() == 1;
    }
}
