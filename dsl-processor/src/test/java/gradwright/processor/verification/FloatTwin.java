package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.Samples;
import gradwright.processor.check.LossOfBatch;
import gradwright.processor.interpret.Bounded;
import gradwright.processor.interpret.ErrorBoundArithmetic;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Precision;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * One declaration in both precisions, and the graph that both are made from. With the same parameters and data, all of
 * them floats, outputs, losses and gradients stay within four times the running error bound of the interpreted graph: in
 * single precision those of the double network, and in double precision the interpreter's.
 *
 * @param description what a failure tells of the declaration
 */
record FloatTwin(Graph graph, DoubleLearner inDouble, FloatLearner inFloat, Samples samples, String description) {

    /**
     * Of the bound: the generated code may sum in another order than the interpreter, and what it is compared with is
     * rounded too.
     */
    private static final double FACTOR = 4;

    /** How many numbers were compared, and how many of them had no bound: a comparison could go either way. */
    record Count(int compared, int unbounded) {
        Count and(Count other) {
            return new Count(compared + other.compared, unbounded + other.unbounded);
        }
    }

    /** Compares all; the double network's parameters become the float one's, the data is rounded to floats. */
    Count assertWithinBounds(DMatrixRMaj x, DMatrixRMaj targets) {
        rounded(x);
        rounded(targets);
        for (int p = 0; p < inDouble.parameters().size(); p++) {
            double[] values = rounded(inDouble.parameters().get(p).value()).data;
            float[] floats = inFloat.parameters().get(p).value().data;
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
        }
        Map<String, double[]> doubles = new LinkedHashMap<>();
        Map<String, double[]> floats = new LinkedHashMap<>();
        doubles.put("output", inDouble.predict(x).data);
        floats.put("output", widened(inFloat.predict(single(x)).data));
        // Losses are doubles, whatever the precision.
        doubles.put("loss", new double[] {inDouble.gradient(x, targets)});
        floats.put("loss", new double[] {inFloat.gradient(single(x), single(targets))});
        for (int p = 0; p < inDouble.parameters().size(); p++) {
            String name = inDouble.parameters().get(p).name();
            doubles.put(name, inDouble.parameters().get(p).gradient().data);
            floats.put(name, widened(inFloat.parameters().get(p).gradient().data));
        }
        Map<String, List<Bounded>> single = interpreted(Precision.FLOAT, x, targets);
        Map<String, List<Bounded>> twice = interpreted(Precision.DOUBLE, x, targets);
        Count count = new Count(0, 0);
        for (String result : doubles.keySet()) {
            double[] expected = doubles.get(result);
            double[] interpreted =
                    twice.get(result).stream().mapToDouble(Bounded::value).toArray();
            count = count.and(assertClose(interpreted, expected, twice.get(result), result + " in double"));
            count = count.and(assertClose(expected, floats.get(result), single.get(result), result + " in float"));
        }
        return count;
    }

    /** The results by name, that of a parameter being its gradient, with the bounds of a precision. */
    private Map<String, List<Bounded>> interpreted(Precision precision, DMatrixRMaj x, DMatrixRMaj targets) {
        int size = samples == Samples.ROWS ? x.numRows : x.numCols;
        Interpreter<Bounded> interpreter = new Interpreter<>(new ErrorBoundArithmetic(precision), size)
                .with("input", x.data)
                .with("targets", targets.data)
                .with("weights", DoubleStream.generate(() -> 1).limit(size).toArray());
        inDouble.parameters().forEach(parameter -> interpreter.with(parameter.name(), parameter.value().data));
        Map<String, List<Bounded>> results = new LinkedHashMap<>();
        program(new Kind(Task.PREDICT, Targets.NONE))
                .roots()
                .forEach(root ->
                        results.put("output", interpreter.evaluate(root.value()).entries()));
        Program gradient = program(new Kind(Task.GRADIENT, Targets.DENSE));
        results.put("loss", interpreter.evaluate(LossOfBatch.of(gradient)).entries());
        gradient.roots().stream()
                .filter(root -> root.role() == Role.GRADIENT)
                .forEach(root -> results.put(
                        root.name(), interpreter.evaluate(root.value()).entries()));
        return results;
    }

    /** The program of that kind. */
    Program program(Kind kind) {
        return graph.programs().stream()
                .filter(program -> program.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no program " + kind));
    }

    private Count assertClose(double[] expected, double[] actual, List<Bounded> bounds, String what) {
        assertEquals(List.of(bounds.size(), bounds.size()), List.of(expected.length, actual.length), what);
        int unbounded = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(expected[i] - actual[i]);
            double bound = FACTOR * bounds.get(i).error();
            String entry = what + "[" + i + "] is " + actual[i] + ", not " + expected[i] + ", which is more apart than "
                    + bound + ", of\n" + description;
            assertTrue(error <= bound || bound == Double.POSITIVE_INFINITY, entry);
            unbounded += bound == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        return new Count(expected.length, unbounded);
    }

    private static double[] widened(float[] floats) {
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        return doubles;
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
