package gradwright.runtime.generated;

import gradwright.runtime.Kernels;
import gradwright.runtime.kernel.DoubleProducts;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A declared function in double precision: what every generated class has in common. A generated class adds the
 * mathematics.
 *
 * <p>A function owns its workspace and its derivatives and belongs to one thread at a time. Arguments are checked before
 * anything is computed, and are neither kept nor modified. From the second call on nothing is allocated, unless a
 * dimension is larger than before or a result is asked for in a new matrix.
 */
public abstract class DoubleFunction extends AnyFunction<DMatrixRMaj, double[]> {

    private final DMatrixRMaj[] tangents;
    private final DMatrixRMaj[] units;
    private final double[] tangentNumbers;

    DoubleFunction(Signature signature) {
        super(signature, new DoubleStorage());
        tangents = new DMatrixRMaj[signature.parameters().size()];
        units = new DMatrixRMaj[tangents.length];
        Arrays.setAll(units, i -> new DMatrixRMaj(0, 0));
        tangentNumbers = new double[tangents.length];
    }

    /** For generated code: what computes the products that are not written as loops. */
    protected final DoubleProducts products() {
        return Kernels.plain().productsInDouble();
    }

    /** For generated code: a number, by the parameter's place. */
    protected final double number(int place) {
        return /* (float) */ arguments().number(place);
    }

    /** For generated code: takes the direction in which a parameter moves. */
    protected final void tangent(int place, String name, DMatrixRMaj tangent) {
        arguments().like(place, name, tangent);
        tangents[place] = tangent;
    }

    /** For generated code: takes the direction in which a parameter moves. */
    protected final void tangent(int place, String name, /* always */ double tangent) {
        tangentNumbers[place] = /* (float) */ tangent;
    }

    /** For generated code: the direction in which a parameter moves, by its place. */
    protected final double[] tangents(int place) {
        return tangents[place].data;
    }

    /** For generated code: the direction in which a number moves, by its place. */
    protected final double tangentNumber(int place) {
        return tangentNumbers[place];
    }

    /** For generated code: the derivative by a number, by its place. */
    protected final /* always */ double numberGradientAt(int place) {
        return gradientAt(place).data[0];
    }

    /** For generated code: keeps the value of a binding that is a number. */
    protected final void traceValue(int place, /* always */ double number) {
        tracedNumber(true, place).data[0] = /* (float) */ number;
    }

    /** For generated code: keeps the derivative by a binding that is a number. */
    protected final void traceGradient(int place, /* always */ double number) {
        tracedNumber(false, place).data[0] = /* (float) */ number;
    }

    /** Checks that no derivative is written over a direction that is read. */
    final void tangentsApartFromGradients() {
        for (int i = 0; i < tangents.length; i++) {
            if (tangents[i] != null) {
                apartFromGradients(
                        tangents[i].data,
                        "the tangent of ",
                        signature().parameters().get(i).name());
            }
        }
    }

    /** Checks that a result is not written over a direction that is read. */
    final void tangentsApartFrom(double[] result) {
        for (int i = 0; i < tangents.length; i++) {
            if (tangents[i] != null && tangents[i].data == result) {
                throw arguments()
                        .shared(
                                "the tangent of "
                                        + signature().parameters().get(i).name(),
                                "the result");
            }
        }
    }

    /** Forgets all directions. */
    final void forgetTangents() {
        Arrays.fill(tangents, null);
    }

    /** Numbers in an argument. */
    final int entries(int place) {
        return signature().parameters().get(place).isMatrix()
                ? arguments().matrix(place).getNumElements()
                : 1;
    }

    /** Lets one entry of one argument move, and nothing else. */
    final void moveOnly(int place, int entry) {
        for (int i = 0; i < tangents.length; i++) {
            FunctionParameter parameter = signature().parameters().get(i);
            if (parameter.isMatrix() && parameter.isDifferentiable()) {
                DMatrixRMaj argument = arguments().matrix(i);
                units[i].reshape(argument.numRows, argument.numCols);
                units[i].zero();
                if (i == place) {
                    units[i].data[entry] = 1;
                }
                tangents[i] = units[i];
            } else {
                tangentNumbers[i] = i == place ? 1 : 0;
            }
        }
    }

    /** Makes the matrix that a Jacobian is written into ready, and tells whose it is. */
    final int shapeJacobian(String parameter, DMatrixRMaj jacobian, int rows) {
        int place = differentiable(parameter);
        if (jacobian == null) {
            throw arguments().missing("the matrix for the Jacobian");
        }
        arguments().apart(jacobian.data, "the Jacobian", "");
        apartFromGradients(jacobian.data, "the Jacobian", "");
        jacobian.reshape(rows, entries(place));
        return place;
    }
}
