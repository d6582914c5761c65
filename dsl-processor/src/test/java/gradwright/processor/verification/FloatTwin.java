package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.interpret.Bounded;
import gradwright.processor.interpret.ErrorBoundArithmetic;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Precision;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * One declaration in both precisions, and the graph that both are made from. With the same parameters and data, all of
 * them floats, outputs, losses and gradients stay within four times the running error bound of the interpreted graph.
 *
 * @param description what a failure tells of the declaration
 */
record FloatTwin(Graph graph, DoubleLearner inDouble, FloatLearner inFloat, String description) {

    /**
     * Of the bound: the generated code may sum in another order than the interpreter, and the double it is compared with
     * is rounded too.
     */
    private static final double FACTOR = 4;

    /** How many numbers were compared, and how many of them had no bound: a comparison could go either way. */
    record Count(int compared, int unbounded) {
        Count and(Count other) {
            return new Count(compared + other.compared, unbounded + other.unbounded);
        }
    }

    /** Compares both; the double network's parameters become the float one's, the data is rounded to floats. */
    Count assertWithinBounds(DMatrixRMaj x, DMatrixRMaj targets) {
        Interpreter<Bounded> interpreter =
                new Interpreter<>(new ErrorBoundArithmetic(Precision.FLOAT), rounded(x).numRows).with("input", x.data);
        rounded(targets);
        interpreter.with("targets", targets.data);
        for (int p = 0; p < inDouble.parameters().size(); p++) {
            double[] values = inDouble.parameters().get(p).value().data;
            float[] floats = inFloat.parameters().get(p).value().data;
            Arrays.setAll(values, i -> floats[i]);
            interpreter.with(inDouble.parameters().get(p).name(), values);
        }
        Count count = assertWithinBounds(
                inDouble.predict(x).data,
                inFloat.predict(single(x)).data,
                bounds(new Kind(Task.PREDICT, Targets.NONE), Graph.Role.OUTPUT, "", interpreter),
                "output");
        Kind gradient = new Kind(Task.GRADIENT, Targets.DENSE);
        double loss = inDouble.gradient(x, targets);
        double ofFloat = inFloat.gradient(single(x), single(targets));
        List<Bounded> ofLoss = bounds(gradient, Graph.Role.LOSS, "", interpreter);
        // Returned as a double, whatever the precision.
        count = count.and(assertWithinBounds(new double[] {loss}, new double[] {ofFloat}, ofLoss, "loss"));
        for (int p = 0; p < inDouble.parameters().size(); p++) {
            String name = inDouble.parameters().get(p).name();
            count = count.and(assertWithinBounds(
                    inDouble.parameters().get(p).gradient().data,
                    inFloat.parameters().get(p).gradient().data,
                    bounds(gradient, Graph.Role.GRADIENT, name, interpreter),
                    "gradient of " + name));
        }
        return count;
    }

    private List<Bounded> bounds(Kind kind, Graph.Role role, String name, Interpreter<Bounded> interpreter) {
        return graph.programs().stream()
                .filter(program -> program.kind().equals(kind))
                .flatMap(program -> program.roots().stream())
                .filter(root ->
                        root.role() == role && (name.isEmpty() || root.name().equals(name)))
                .map(root -> interpreter.evaluate(root.value()).entries())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + role + " " + name + " of " + kind));
    }

    private Count assertWithinBounds(double[] expected, float[] actual, List<Bounded> bounds, String what) {
        double[] widened = new double[actual.length];
        Arrays.setAll(widened, i -> actual[i]);
        return assertWithinBounds(expected, widened, bounds, what);
    }

    private Count assertWithinBounds(double[] expected, double[] actual, List<Bounded> bounds, String what) {
        assertEquals(List.of(bounds.size(), bounds.size()), List.of(expected.length, actual.length), what);
        int unbounded = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(expected[i] - actual[i]);
            double bound = FACTOR * bounds.get(i).error();
            String entry = what + "[" + i + "] of " + description + " is " + actual[i] + " in float and " + expected[i]
                    + " in double, which is more apart than " + bound;
            assertTrue(error <= bound || bound == Double.POSITIVE_INFINITY, entry);
            unbounded += bound == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        return new Count(expected.length, unbounded);
    }

    private static DMatrixRMaj rounded(DMatrixRMaj matrix) {
        Arrays.setAll(matrix.data, i -> (float) matrix.data[i]);
        return matrix;
    }

    private static FMatrixRMaj single(DMatrixRMaj matrix) {
        FMatrixRMaj result = new FMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = (float) matrix.data[i];
        }
        return result;
    }
}
