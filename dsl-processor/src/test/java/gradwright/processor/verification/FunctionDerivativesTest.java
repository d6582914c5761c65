package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.ir.Precision;
import gradwright.processor.verification.CompiledFunctions.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every derivative of a generated function against differences of its values, and single precision against double. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionDerivativesTest {

    private static final int DRAWS = 3;

    /** What rounding may amount to, relative to the largest entry, for chains of a few dozen operations. */
    private static final double ROUNDING = 100 * 0x1p-24;

    private final CompiledFunctions compiled =
            CompiledFunctions.of(declarations().toArray(String[]::new));

    /** The methods that declare the functions. */
    Stream<String> declarations() {
        return FunctionCase.all().stream()
                .flatMap(function -> Stream.of(Precision.values()).map(function::declaration));
    }

    final CompiledFunctions compiled() {
        return compiled;
    }

    static List<FunctionCase> functions() {
        return FunctionCase.all();
    }

    /** A function with arguments and directions. */
    private record Drawn(FunctionCase function, Function object, List<Object> arguments, List<Object> tangents) {

        double value() {
            return object.number("value", arguments.toArray());
        }

        DMatrixRMaj matrix() {
            DMatrixRMaj result = new DMatrixRMaj(0, 0);
            object.call("value", with(arguments, result));
            return result;
        }

        /** A number to differentiate: the value, or its entries each times a weight. */
        double weighted(double[] weights) {
            return function.isNumber() ? value() : dot(matrix().data, weights);
        }

        /** A number, after an argument has been set to the numbers in {@code at}. */
        DoubleSupplier moved(int place, double[] at, DoubleSupplier then) {
            return () -> {
                set(place, at);
                return then.getAsDouble();
            };
        }

        void set(int place, double[] at) {
            if (arguments.get(place) instanceof DMatrixRMaj matrix) {
                System.arraycopy(at, 0, matrix.data, 0, at.length);
            } else {
                arguments.set(place, at[0]);
            }
        }
    }

    private static Object[] with(List<Object> arguments, Object... more) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    private List<Drawn> draw(FunctionCase function) {
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            SplittableRandom random = new SplittableRandom(RandomData.SEED + i);
            drawn.add(new Drawn(
                    function,
                    compiled.function(function.className()),
                    function.arguments(random),
                    function.tangents(random)));
        }
        return drawn;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] entries(Object argument) {
        return argument instanceof DMatrixRMaj matrix
                ? Arrays.copyOf(matrix.data, matrix.getNumElements())
                : new double[] {(Double) argument};
    }

    private static double[] weights(Drawn drawn) {
        int count = drawn.function().isNumber() ? 1 : drawn.matrix().getNumElements();
        return new SplittableRandom(7).doubles(count, -1, 1).toArray();
    }

    /** The derivatives by all parameters are where they are to be asked for, in the arguments' shapes. */
    @ParameterizedTest
    @MethodSource("functions")
    void reverseModeIsTheDifferenceOfValues(FunctionCase function) {
        for (Drawn drawn : draw(function)) {
            double[] weights = weights(drawn);
            if (function.isNumber()) {
                assertEquals(
                        drawn.value(),
                        drawn.object().number("gradient", drawn.arguments().toArray()),
                        1e-13);
            } else {
                DMatrixRMaj upstream = drawn.matrix();
                System.arraycopy(weights, 0, upstream.data, 0, weights.length);
                drawn.object().call("vjp", with(drawn.arguments(), upstream));
            }
            for (FunctionCase.Parameter parameter : function.differentiable()) {
                int place = function.parameters().indexOf(parameter);
                Object argument = drawn.arguments().get(place);
                DMatrixRMaj gradient = (DMatrixRMaj) drawn.object().call("gradient", parameter.name());
                Object accessor = drawn.object()
                        .call("d" + parameter.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + parameter.name().substring(1));
                if (argument instanceof DMatrixRMaj matrix) {
                    assertEquals(List.of(matrix.numRows, matrix.numCols), List.of(gradient.numRows, gradient.numCols));
                    assertEquals(gradient, accessor);
                } else {
                    assertEquals(gradient.get(0), accessor);
                }
                double[] found = Arrays.copyOf(gradient.data, gradient.getNumElements());
                double[] at = entries(argument);
                CentralDifferences differences =
                        CentralDifferences.of(drawn.moved(place, at, () -> drawn.weighted(weights)), at);
                drawn.set(place, at);
                assertArrayEquals(differences.gradient(), found, 1e-9 + 10 * differences.error(), parameter.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void forwardModeIsTheDifferenceAlongTheTangents(FunctionCase function) {
        for (Drawn drawn : draw(function)) {
            double[] weights = weights(drawn);
            CentralDifferences differences = along(drawn, () -> drawn.weighted(weights));
            double found;
            if (function.isNumber()) {
                found = drawn.object()
                        .number("jvp", with(drawn.arguments(), drawn.tangents().toArray()));
            } else {
                DMatrixRMaj result = new DMatrixRMaj(0, 0);
                List<Object> arguments = new ArrayList<>(drawn.arguments());
                arguments.addAll(drawn.tangents());
                drawn.object().call("jvp", with(arguments, result));
                assertEquals(drawn.matrix().numRows, result.numRows);
                found = dot(result.data, weights);
            }
            assertEquals(differences.gradient()[0], found, 1e-9 + 10 * differences.error());
        }
    }

    /** The derivative by t of a number, all arguments moving by t times their tangents. */
    private static CentralDifferences along(Drawn drawn, DoubleSupplier number) {
        List<double[]> start = drawn.arguments().stream()
                .map(argument ->
                        argument instanceof int[] || argument instanceof Integer ? new double[0] : entries(argument))
                .toList();
        double[] t = {0};
        CentralDifferences differences = CentralDifferences.of(
                () -> {
                    int next = 0;
                    for (int i = 0; i < start.size(); i++) {
                        if (drawn.function().parameters().get(i).isDifferentiable()) {
                            double[] tangent = entries(drawn.tangents().get(next++));
                            double[] at = start.get(i).clone();
                            Arrays.setAll(at, k -> at[k] + t[0] * tangent[k]);
                            drawn.set(i, at);
                        }
                    }
                    return number.getAsDouble();
                },
                t);
        for (int i = 0; i < start.size(); i++) {
            if (drawn.function().parameters().get(i).isDifferentiable()) {
                drawn.set(i, start.get(i));
            }
        }
        return differences;
    }

    /** Rows are entries of the result and columns entries of the argument, both row by row, in either mode. */
    @ParameterizedTest
    @MethodSource("functions")
    void jacobianHoldsEveryDerivative(FunctionCase function) {
        for (Drawn drawn : draw(function)) {
            for (FunctionCase.Parameter parameter : function.differentiable()) {
                int place = function.parameters().indexOf(parameter);
                List<Object> arguments = new ArrayList<>(List.of(parameter.name()));
                arguments.addAll(drawn.arguments());
                DMatrixRMaj jacobian = ((DMatrixRMaj) drawn.object().call("jacobian", arguments.toArray())).copy();
                DMatrixRMaj given = new DMatrixRMaj(1, 1);
                drawn.object().call("jacobian", with(arguments, given));
                assertEquals(List.of(jacobian.numRows, jacobian.numCols), List.of(given.numRows, given.numCols));
                double[] at = entries(drawn.arguments().get(place));
                int rows = weights(drawn).length;
                assertEquals(List.of(rows, at.length), List.of(jacobian.numRows, jacobian.numCols));
                for (int i = 0; i < rows; i++) {
                    double[] unit = new double[rows];
                    unit[i] = 1;
                    CentralDifferences differences =
                            CentralDifferences.of(drawn.moved(place, at, () -> drawn.weighted(unit)), at);
                    drawn.set(place, at);
                    for (int j = 0; j < at.length; j++) {
                        assertEquals(differences.gradient()[j], jacobian.get(i, j), 1e-9 + 10 * differences.error());
                        assertEquals(jacobian.get(i, j), given.get(i, j));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void hessianTimesTangentsIsTheDifferenceOfGradients(FunctionCase function) {
        for (Drawn drawn : draw(function)) {
            if (!function.isNumber()) {
                continue;
            }
            drawn.object()
                    .call(
                            "hessianVector",
                            with(drawn.arguments(), drawn.tangents().toArray()));
            for (FunctionCase.Parameter parameter : function.differentiable()) {
                double[] found = ((DMatrixRMaj) drawn.object().call("gradient", parameter.name())).copy().data;
                Function other = compiled.function(function.className());
                for (int k = 0; k < found.length; k++) {
                    int entry = k;
                    CentralDifferences differences = along(drawn, () -> {
                        other.number("gradient", drawn.arguments().toArray());
                        return ((DMatrixRMaj) other.call("gradient", parameter.name())).data[entry];
                    });
                    assertEquals(differences.gradient()[0], found[k], 1e-8 + 10 * differences.error());
                }
            }
        }
    }

    /** Those that have a matrix, whose type says in which precision they are computed. */
    static List<FunctionCase> ofMatrices() {
        return FunctionCase.all().stream()
                .filter(function -> function.parameters().stream()
                        .anyMatch(parameter -> !parameter.dimensions().isEmpty()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofMatrices")
    void singlePrecisionDiffersByRoundingOnly(FunctionCase function) {
        for (Drawn drawn : draw(function)) {
            Function inFloat = compiled.function(function.className() + "Float");
            List<Object> arguments = FunctionCase.inFloat(drawn.arguments());
            List<Object> tangents = FunctionCase.inFloat(drawn.tangents());
            List<Object> all = new ArrayList<>(drawn.arguments());
            all.addAll(drawn.tangents());
            List<Object> allInFloat = new ArrayList<>(arguments);
            allInFloat.addAll(tangents);
            if (function.isNumber()) {
                close(new double[] {drawn.value()}, new double[] {inFloat.number("value", arguments.toArray())});
                close(
                        new double[] {drawn.object().number("jvp", all.toArray())},
                        new double[] {inFloat.number("jvp", allInFloat.toArray())});
                drawn.object().number("gradient", drawn.arguments().toArray());
                inFloat.number("gradient", arguments.toArray());
                closeGradients(drawn, inFloat);
                drawn.object().call("hessianVector", all.toArray());
                inFloat.call("hessianVector", allInFloat.toArray());
                closeGradients(drawn, inFloat);
            } else {
                FMatrixRMaj result = new FMatrixRMaj(0, 0);
                inFloat.call("value", with(arguments, result));
                close(drawn.matrix().data, widened(result));
                DMatrixRMaj upstream = drawn.matrix();
                drawn.object().call("vjp", with(drawn.arguments(), upstream));
                inFloat.call("vjp", with(arguments, FunctionCase.inFloat(upstream)));
                closeGradients(drawn, inFloat);
            }
        }
    }

    private static void closeGradients(Drawn drawn, Function inFloat) {
        for (FunctionCase.Parameter parameter : drawn.function().differentiable()) {
            close(entries(drawn.object().call("gradient", parameter.name())), widened((FMatrixRMaj)
                    inFloat.call("gradient", parameter.name())));
        }
    }

    private static double[] widened(FMatrixRMaj matrix) {
        double[] entries = new double[matrix.getNumElements()];
        Arrays.setAll(entries, i -> matrix.data[i]);
        return entries;
    }

    private static void close(double[] expected, double[] found) {
        double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertArrayEquals(expected, found, ROUNDING * Math.max(size, 1));
    }
}
