package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Coordinates, sizes and whole arguments are numbers in a formula, not Java's ints: worked out by hand. */
final class WholeNumbersTest {

    private final CompiledFunctions compiled = CompiledFunctions.of(
            "@Formula(\"sum(i: x(i) * (i / N))\") double shares(@Dim(\"N\") DMatrixRMaj x);",
            "@Formula(\"sum(i: x(i) * exp(i))\") double powers(@Dim(\"N\") DMatrixRMaj x);",
            "@Formula(\"sum(X) * N / M\") double ratio(@Dim(\"N,M\") DMatrixRMaj X);",
            "@Formula(\"k / N * sum(x)\") double part(@Dim(\"N\") DMatrixRMaj x, int k);",
            "@Formula(\"sum(x) * (N / (N * N))\") double mean(@Dim(\"N\") DMatrixRMaj x);");

    private final DMatrixRMaj x = new DMatrixRMaj(4, 1, true, 1, 2, 3, 4);

    @Test
    void aCoordinateIsDividedLikeAnyNumber() {
        assertEquals((0 + 2 + 6 + 12) / 4.0, compiled.function("Shares").number("value", x));
        CompiledFunctions.Function shares = compiled.function("Shares");
        shares.number("gradient", x);
        assertEquals(0.75, ((DMatrixRMaj) shares.call("gradient", "x")).data[3]);
    }

    @Test
    void functionsOfCoordinatesAreOfFullPrecision() {
        double e = StrictMath.E;
        assertEquals(
                1 + 2 * e + 3 * e * e + 4 * e * e * e,
                compiled.function("Powers").number("value", x),
                1e-12);
    }

    @Test
    void sizesAreDividedLikeAnyNumber() {
        DMatrixRMaj two = new DMatrixRMaj(1, 2, true, 3, 5);
        assertEquals(8 * 1 / 2.0, compiled.function("Ratio").number("value", two));
        assertEquals(2.5, compiled.function("Mean").number("value", x));
        assertEquals(3 / 4.0 * 10, compiled.function("Part").number("value", x, 3));
    }
}
