package gradwright.runtime.generated;

import org.ejml.data.DMatrixRMaj;

/** A declared function in double precision whose result is a number. */
public abstract class DoubleScalarFunction extends DoubleFunction {

    /** For generated code. */
    protected DoubleScalarFunction(Signature signature) {
        super(signature);
    }

    /** Computes the value. */
    protected abstract /* always */ double computeValue();

    /** Computes the value, and writes its derivative by every parameter that has one. */
    protected /* always */ double computeGradient() {
        throw withoutDerivative();
    }

    /** Computes the derivative along the tangents. */
    protected /* always */ double computeJvp() {
        throw withoutDerivative();
    }

    /** Writes the derivative of {@link #computeJvp} by every parameter that has one. */
    protected void computeHessianVector() {
        throw withoutDerivative();
    }

    private IllegalStateException withoutDerivative() {
        return new IllegalStateException(signature().function() + " has no parameter that it has a derivative by");
    }

    /** For generated code: the value, and the derivatives into their matrices. */
    protected final /* always */ double runGradient() {
        shapeGradients();
        return computeGradient();
    }

    /** For generated code: the derivative along the tangents. */
    protected final /* always */ double runJvp() {
        try {
            return computeJvp();
        } finally {
            forgetTangents();
        }
    }

    /** For generated code: the Hessian times the tangents, into the matrices of the derivatives. */
    protected final void runHessianVector() {
        try {
            tangentsApartFromGradients();
            shapeGradients();
            computeHessianVector();
        } finally {
            forgetTangents();
        }
    }

    /** For generated code: the derivative by one parameter as a row. */
    protected final void runJacobian(String parameter, DMatrixRMaj jacobian) {
        int place = shapeJacobian(parameter, jacobian, 1);
        runGradient();
        System.arraycopy(gradients(place), 0, jacobian.data, 0, jacobian.numCols);
    }
}
