package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What a traced function keeps of its bindings, worked out by hand. */
final class FunctionTraceTest {

    private static final String PARAMETERS =
            "(@Dim(\"N,M\") DMatrixRMaj X, @Dim(\"M,K\") DMatrixRMaj W, @Constant @Dim(\"N,K\") DMatrixRMaj T);";
    private static final String FORMULA = "Y = X*W; s = sum((T - Y)^2); s / N";

    private final CompiledFunctions compiled = CompiledFunctions.of(
            "@Formula(value = \"" + FORMULA + "\", trace = true) double traced" + PARAMETERS,
            "@Formula(\"" + FORMULA + "\") double plain" + PARAMETERS,
            "@Formula(value = \"e = x.^2; 3*e\", trace = true) @Dim(\"N\") DMatrixRMaj squares(@Dim(\"N\") DMatrixRMaj x);",
            "@Formula(value = \"Y = softmax(Z; C); -sum(T .* log(Y)) + sum(Y)\", trace = true) double past("
                    + "@Dim(\"S,C\") DMatrixRMaj Z, @Constant @Dim(\"S,C\") DMatrixRMaj T);",
            "@Formula(value = \"q = p(t); q(0) * q(1) + p(t)(y)\", trace = true) double taken("
                    + "@Dim(\"C\") DMatrixRMaj p, @Dim(\"T\") int[] t, int y);",
            "@Formula(value = \"e = x.^2; e\", trace = true) @Dim(\"N\") DMatrixRMaj same(@Dim(\"N\") DMatrixRMaj x);",
            "@Formula(value = \"h = 2; v = x; s = h * sum(v^2); s\", trace = true) double all(@Dim(\"N\") DMatrixRMaj x);");

    private final DMatrixRMaj x = new DMatrixRMaj(2, 1, true, 1, 2);
    private final DMatrixRMaj w = new DMatrixRMaj(1, 2, true, 3, 4);
    private final DMatrixRMaj t = new DMatrixRMaj(2, 2, true, 2, 2, 2, 2);

    /** Y = [3 4; 6 8], T - Y = [-1 -2; -4 -6], s = 1 + 4 + 16 + 36; dY = -2 (T - Y) / N, ds = 1 / N. */
    @Test
    void bindingsHaveValuesAndDerivatives() {
        CompiledFunctions.Function traced = compiled.function("Traced");
        assertEquals(28.5, traced.number("gradient", x, w, t));
        assertEntries(traced.matrix("value", "Y"), 2, 3, 4, 6, 8);
        assertEntries(traced.matrix("gradient", "Y"), 2, 1, 2, 4, 6);
        assertEntries(traced.matrix("value", "s"), 1, 57);
        assertEntries(traced.matrix("gradient", "s"), 1, 0.5);
        assertEntries(traced.matrix("gradient", "W"), 1, 9, 14);
    }

    @Test
    void theValueAloneTracesValues() {
        CompiledFunctions.Function traced = compiled.function("Traced");
        assertEquals(28.5, traced.number("value", x, w, t));
        assertEntries(traced.matrix("value", "Y"), 2, 3, 4, 6, 8);
        assertThrows(IllegalStateException.class, () -> traced.call("gradient", "Y"));
    }

    @Test
    void matricesTraceTheirVectorJacobianProducts() {
        CompiledFunctions.Function squares = compiled.function("Squares");
        squares.call("vjp", new DMatrixRMaj(1, 2, true, 5, -1), new DMatrixRMaj(2, 1, true, 1, 2));
        assertEntries(squares.matrix("value", "e"), 2, 25, 1);
        assertEntries(squares.matrix("gradient", "e"), 2, 3, 6);
        assertEntries(squares.matrix("gradient", "x"), 1, 30, -12);
    }

    @Test
    void theResultAndTheParametersAreTracedUnderOtherNamesToo() {
        DMatrixRMaj argument = new DMatrixRMaj(2, 1, true, 3, -1);
        CompiledFunctions.Function all = compiled.function("All");
        assertEquals(20, all.number("value", argument));
        assertEquals(20, all.number("gradient", argument));
        assertEntries(all.matrix("value", "s"), 1, 20);
        assertEntries(all.matrix("gradient", "s"), 1, 1);
        assertEntries(all.matrix("value", "h"), 1, 2);
        assertEntries(all.matrix("gradient", "h"), 1, 10);
        assertEntries(all.matrix("value", "v"), 2, 3, -1);
        assertEntries(all.matrix("gradient", "v"), 2, 12, -4);

        CompiledFunctions.Function same = compiled.function("Same");
        DMatrixRMaj result = new DMatrixRMaj(1, 1);
        same.call("value", argument, result);
        assertEntries(result, 2, 9, 1);
        result.zero();
        assertEntries(same.matrix("value", "e"), 2, 9, 1);
        same.call("vjp", argument, new DMatrixRMaj(2, 1, true, 1, 2));
        assertEntries(same.matrix("value", "e"), 2, 9, 1);
        assertEntries(same.matrix("gradient", "e"), 2, 1, 2);
        assertEntries(same.matrix("gradient", "x"), 2, 6, -4);
    }

    /** The logarithm of a softmax is computed without it, all the same {@code dY = 1 - T / Y}; here Y is 1/2, 1/2. */
    @Test
    void derivativesByWhatStableFormsLeadPastAreWhole() {
        CompiledFunctions.Function past = compiled.function("Past");
        past.number("gradient", new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 2, true, 3, 0.25));
        assertEntries(past.matrix("value", "Y"), 1, 0.5, 0.5);
        assertEntries(past.matrix("gradient", "Y"), 1, -5, 0.5);
        assertEntries(past.matrix("gradient", "Z"), 1, -1.375, 1.375);
    }

    /** q = (7, 5), and 7 * 5 + 5; the entry 5 is taken twice. */
    @Test
    void entriesOfEntriesAreTaken() {
        CompiledFunctions.Function taken = compiled.function("Taken");
        DMatrixRMaj p = new DMatrixRMaj(3, 1, true, 3, 5, 7);
        assertEquals(40, taken.number("value", p, new int[] {2, 1}, 1));
        assertEquals(40, taken.number("gradient", p, new int[] {2, 1}, 1));
        assertEntries(taken.matrix("value", "q"), 2, 7, 5);
        assertEntries(taken.matrix("gradient", "p"), 3, 0, 8, 5);
    }

    @Test
    void otherNamesAreRefused() {
        CompiledFunctions.Function plain = compiled.function("Plain");
        plain.number("gradient", x, w, t);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> plain.call("value", "Y"))
                .getMessage()
                .contains("trace = true"));
        assertEquals(
                "Sheet.traced: there is no binding Z to ask for, only Y, s",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> compiled.function("Traced").call("value", "Z"))
                        .getMessage());
        assertEquals(
                "Sheet.plain: there is no derivative by T, only by X, W",
                assertThrows(IllegalArgumentException.class, () -> plain.call("gradient", "T"))
                        .getMessage());
    }

    private static void assertEntries(Object matrix, int rows, double... expected) {
        DMatrixRMaj found = (DMatrixRMaj) matrix;
        assertEquals(rows, found.numRows);
        assertEquals(expected.length, found.getNumElements());
        assertArrayEquals(expected, Arrays.copyOf(found.data, expected.length), 1e-14);
    }
}
