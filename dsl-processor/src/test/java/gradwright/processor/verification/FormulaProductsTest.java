package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.ir.Precision;
import gradwright.processor.verification.CompiledFunctions.Function;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Products of functions, of sizes around the blocks of the runtime's kernels, to the bit: each entry, also of a derivative,
 * is one ascending chain of fused multiply-adds, as three plain loops have it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormulaProductsTest {

    private static final int[] LENGTHS = {1, 2, 3, 5, 8, 12, 13, 16, 25, 64, 65, 129, 257};
    private static final int DRAWS = 60;
    private static final int MOST_TERMS = 1_000_000;

    /** A product of two parameters with the dimensions of both and of the result. */
    private record Form(String name, String formula, List<String> left, List<String> right, List<String> result) {

        static Form of(String name, String formula, String left, String right, String result) {
            return new Form(
                    name,
                    formula,
                    List.of(left.split(",", -1)),
                    List.of(right.split(",", -1)),
                    List.of(result.split(",", -1)));
        }

        FunctionCase function() {
            return FunctionCase.matrix(
                    name,
                    formula,
                    String.join(",", result),
                    FunctionCase.Parameter.matrix("A", String.join(",", left), 1, 1),
                    FunctionCase.Parameter.matrix("B", String.join(",", right), 1, 1));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Form OF_MATRICES = Form.of("ofMatrices", "A * B", "N,M", "M,K", "N,K");

    static List<Form> forms() {
        return List.of(
                OF_MATRICES,
                Form.of("turnedLeft", "A' * B", "M,N", "M,K", "N,K"),
                Form.of("turnedRight", "A * B'", "N,M", "K,M", "N,K"),
                Form.of("turnedBoth", "A' * B'", "M,N", "K,M", "N,K"),
                Form.of("withColumn", "A * B", "N,M", "M", "N"),
                Form.of("withRow", "A * B", "M", "M,K", "K"),
                Form.of("ofFew", "A * B", "N,3", "3,2", "N,2"),
                Form.of("ofKnown", "A * B", "20,M", "M,9", "20,9"),
                Form.of("turnedResult", "(A * B)'", "N,M", "M,K", "K,N"),
                Form.of("byIndices", indexed("C(n, k)", "A(n, m) * B(m, k)"), "N,M", "M,K", "N,K"),
                Form.of("otherOrder", indexed("C(n, k)", "B(m, k) * A(n, m)"), "N,M", "M,K", "N,K"),
                Form.of("turnedLeftByIndices", indexed("C(n, k)", "A(m, n) * B(m, k)"), "M,N", "M,K", "N,K"),
                Form.of("turnedRightByIndices", indexed("C(n, k)", "A(n, m) * B(k, m)"), "N,M", "K,M", "N,K"),
                Form.of("turnedBothByIndices", indexed("C(n, k)", "A(m, n) * B(k, m)"), "M,N", "K,M", "N,K"),
                Form.of("turnedResultByIndices", indexed("C(k, n)", "A(n, m) * B(m, k)"), "N,M", "M,K", "K,N"),
                Form.of("columnByIndices", indexed("C(n)", "A(n, m) * B(m)"), "N,M", "M", "N"),
                Form.of("rowByIndices", indexed("C(k)", "A(m) * B(m, k)"), "M", "M,K", "K"),
                Form.of("fewByIndices", indexed("C(n, k)", "A(n, m) * B(m, k)"), "N,3", "3,2", "N,2"),
                Form.of("knownByIndices", indexed("C(n, k)", "A(n, m) * B(m, k)"), "20,M", "M,9", "20,9"));
    }

    private static String indexed(String head, String product) {
        return head + " = sum(m: " + product + "); C";
    }

    private final CompiledFunctions compiled = CompiledFunctions.of(forms().stream()
            .map(form -> form.function().declaration(Precision.DOUBLE))
            .toArray(String[]::new));
    private final SplittableRandom random = new SplittableRandom(RandomData.SEED);

    @ParameterizedTest
    @MethodSource("forms")
    void areAscendingChains(Form form) {
        Function function = compiled.function(form.function().className());
        for (int draw = 0; draw < DRAWS; draw++) {
            Map<String, Integer> sizes = draw(form);
            DMatrixRMaj a = matrix(form.left(), sizes);
            DMatrixRMaj b = matrix(form.right(), sizes);
            assertAreChains(form, function, sizes, a, b);
        }
    }

    /** What is no number stays none, also where it meets 0. */
    @ParameterizedTest
    @MethodSource("forms")
    void nothingIsLeftOut(Form form) {
        Function function = compiled.function(form.function().className());
        for (int size : new int[] {2, 30}) {
            Map<String, Integer> sizes = sizes(form, size);
            DMatrixRMaj a = matrix(form.left(), sizes);
            DMatrixRMaj b = matrix(form.right(), sizes);
            Arrays.fill(a.data, 0);
            a.data[1] = Double.NEGATIVE_INFINITY;
            b.data[0] = Double.POSITIVE_INFINITY;
            b.data[b.data.length - 1] = Double.NaN;
            assertAreChains(form, function, sizes, a, b);
            DMatrixRMaj result = new DMatrixRMaj(0, 0);
            function.call("value", a, b, result);
            assertTrue(Arrays.stream(result.data).anyMatch(Double::isNaN));
        }
    }

    @Test
    void oneMatrixMayBeBothFactors() {
        Function function = compiled.function(OF_MATRICES.function().className());
        for (int size : new int[] {1, 3, 40}) {
            Map<String, Integer> sizes = sizes(OF_MATRICES, size);
            DMatrixRMaj a = matrix(OF_MATRICES.left(), sizes);
            assertAreChains(OF_MATRICES, function, sizes, a, a);
        }
    }

    private void assertAreChains(
            Form form, Function function, Map<String, Integer> sizes, DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj result = new DMatrixRMaj(0, 0);
        function.call("value", a, b, result);
        assertEntries(form, sizes, chains(form.left(), a, form.right(), b, form.result(), sizes), result);
        DMatrixRMaj upstream = matrix(form.result(), sizes);
        function.call("vjp", a, b, upstream);
        assertEntries(form, sizes, chains(form.result(), upstream, form.right(), b, form.left(), sizes), (DMatrixRMaj)
                function.call("gradient", "A"));
        assertEntries(form, sizes, chains(form.left(), a, form.result(), upstream, form.right(), sizes), (DMatrixRMaj)
                function.call("gradient", "B"));
    }

    private static void assertEntries(Form form, Map<String, Integer> sizes, double[] expected, DMatrixRMaj found) {
        assertEquals(expected.length, found.getNumElements());
        for (int i = 0; i < expected.length; i++) {
            // One term alone is no sum that would make 0 of -0.
            assertEquals(expected[i], found.data[i] + 0.0, form + " of " + sizes + " at entry " + i);
        }
    }

    /** Of all dimensions, those that the result lacks are summed over. */
    private static double[] chains(
            List<String> left,
            DMatrixRMaj a,
            List<String> right,
            DMatrixRMaj b,
            List<String> result,
            Map<String, Integer> sizes) {
        Set<String> names = new LinkedHashSet<>(result);
        names.addAll(left);
        names.addAll(right);
        List<String> all = List.copyOf(names);
        double[] chains = new double[count(result, sizes)];
        int count = count(all, sizes);
        Map<String, Integer> at = new HashMap<>();
        for (int place = 0; place < count; place++) {
            int rest = place;
            for (int i = all.size() - 1; i >= 0; i--) {
                at.put(all.get(i), rest % sizes.get(all.get(i)));
                rest /= sizes.get(all.get(i));
            }
            int to = place(result, at, sizes);
            chains[to] = Math.fma(a.data[place(left, at, sizes)], b.data[place(right, at, sizes)], chains[to]);
        }
        return chains;
    }

    private static int place(List<String> dimensions, Map<String, Integer> at, Map<String, Integer> sizes) {
        int place = 0;
        for (String dimension : dimensions) {
            place = place * sizes.get(dimension) + at.get(dimension);
        }
        return place;
    }

    private static int count(List<String> dimensions, Map<String, Integer> sizes) {
        return dimensions.stream().mapToInt(sizes::get).reduce(1, Math::multiplyExact);
    }

    private Map<String, Integer> draw(Form form) {
        while (true) {
            Map<String, Integer> sizes = sizes(form, 0);
            sizes.replaceAll((name, size) -> size > 0 ? size : LENGTHS[random.nextInt(LENGTHS.length)]);
            if (count(List.copyOf(sizes.keySet()), sizes) <= MOST_TERMS) {
                return sizes;
            }
        }
    }

    /** Every dimension that is no number has this size. */
    private static Map<String, Integer> sizes(Form form, int size) {
        Map<String, Integer> sizes = new HashMap<>();
        for (List<String> dimensions : List.of(form.left(), form.right())) {
            for (String name : dimensions) {
                sizes.put(name, Character.isDigit(name.charAt(0)) ? Integer.parseInt(name) : size);
            }
        }
        return sizes;
    }

    private DMatrixRMaj matrix(List<String> dimensions, Map<String, Integer> sizes) {
        int rows = sizes.get(dimensions.get(0));
        int columns = dimensions.size() == 1 ? 1 : sizes.get(dimensions.get(1));
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        Arrays.setAll(matrix.data, i -> random.nextDouble(-1, 1));
        return matrix;
    }
}
