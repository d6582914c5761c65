package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import gradwright.processor.verification.CompiledFunctions.Function;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What a generated function says of arguments that do not fit, and what it leaves alone. */
final class FunctionArgumentsTest {

    private static final CompiledFunctions COMPILED = CompiledFunctions.of(
            "@Formula(\"Y = X*W + b; sum((T - Y)^2) / N\") double regression(@Dim(\"N,M\") DMatrixRMaj X,"
                    + " @Dim(\"M,K\") DMatrixRMaj W, @Dim(\"K\") DMatrixRMaj b, @Constant @Dim(\"N,K\") DMatrixRMaj T);",
            "@Formula(\"A(k,:)\") @Dim(\"M\") DMatrixRMaj row(@Dim(\"N,M\") DMatrixRMaj A, int k);",
            "@Formula(\"sum(A(rows,:))\") double taken(@Dim(\"N,M\") DMatrixRMaj A, @Dim(\"K\") int[] rows);",
            "@Formula(\"sum(A)\") double fixed(@Dim(\"2,M\") DMatrixRMaj A);",
            "@Formula(\"softmax(y)(1)\") double second(@Dim(\"C\") DMatrixRMaj y);");

    private final DMatrixRMaj x = new DMatrixRMaj(4, 3);
    private final DMatrixRMaj w = new DMatrixRMaj(3, 2);
    private final DMatrixRMaj b = new DMatrixRMaj(1, 2);
    private final DMatrixRMaj t = new DMatrixRMaj(4, 2);

    private static String message(
            Class<? extends RuntimeException> type, String function, String method, Object... arguments) {
        return assertThrows(type, () -> COMPILED.function(function).call(method, arguments))
                .getMessage();
    }

    @Test
    void shapesThatDoNotFitNameParameterDimensionAndBothSizes() {
        assertEquals(
                "Sheet.regression: W has 4 rows but M is 3 by X",
                message(IllegalArgumentException.class, "Regression", "value", x, new DMatrixRMaj(4, 2), b, t));
        assertEquals(
                "Sheet.regression: b has 3 entries but K is 2 by W",
                message(IllegalArgumentException.class, "Regression", "gradient", x, w, new DMatrixRMaj(3, 1), t));
        assertEquals(
                "Sheet.regression: b expects one row or one column of K entries but is 2 x 2",
                message(IllegalArgumentException.class, "Regression", "value", x, w, new DMatrixRMaj(2, 2), t));
        assertEquals(
                "Sheet.regression: X has 0 rows but N must be at least 1",
                message(IllegalArgumentException.class, "Regression", "value", new DMatrixRMaj(0, 3), w, b, t));
        assertEquals(
                "Sheet.fixed: A has 3 rows but 2 are declared",
                message(IllegalArgumentException.class, "Fixed", "value", new DMatrixRMaj(3, 1)));
        assertEquals(
                "Sheet.regression: tangentW is 2 x 2 but W is 3 x 2",
                message(IllegalArgumentException.class, "Regression", "jvp", x, w, b, t, x, new DMatrixRMaj(2, 2), b));
        assertEquals(
                "Sheet.regression: X is null",
                message(NullPointerException.class, "Regression", "value", null, w, b, t));
    }

    @Test
    void indicesOutOfRangeAreNamed() {
        assertEquals(
                "Sheet.row: k is 4 but A has indices from 0 to 3 there: N is 4",
                message(IndexOutOfBoundsException.class, "Row", "value", x, 4));
        assertEquals(
                "Sheet.taken: rows[1] is -1 but A has indices from 0 to 3 there: N is 4",
                message(IndexOutOfBoundsException.class, "Taken", "value", x, new int[] {0, -1}));
        assertEquals(
                "Sheet.second: index 1 is taken but softmax(y) has indices from 0 to 0 there: C is 1",
                message(IndexOutOfBoundsException.class, "Second", "value", new DMatrixRMaj(1, 1)));
    }

    /** What is written must not be what is read. */
    @Test
    void sharedArraysAreRefused() {
        assertEquals(
                "Sheet.row: A shares its array with the result, which this call overwrites; hand over a copy",
                message(IllegalArgumentException.class, "Row", "value", x, 1, x));
        Function regression = COMPILED.function("Regression");
        regression.number("gradient", x, w, b, t);
        DMatrixRMaj dX = (DMatrixRMaj) regression.call("gradient", "X");
        assertThrows(IllegalArgumentException.class, () -> regression.number("gradient", dX, w, b, t));
    }

    @Test
    void vectorsMayBeRowsOrColumnsAndDerivativesFollow() {
        for (DMatrixRMaj bias : new DMatrixRMaj[] {new DMatrixRMaj(1, 2), new DMatrixRMaj(2, 1)}) {
            Function regression = COMPILED.function("Regression");
            regression.number("gradient", x, w, bias, t);
            DMatrixRMaj dB = (DMatrixRMaj) regression.call("dB");
            assertArrayEquals(new int[] {bias.numRows, bias.numCols}, new int[] {dB.numRows, dB.numCols});
            assertSame(dB, regression.call("gradient", "b"));
        }
    }

    /** After a failure the function goes on as if nothing had been. */
    @Test
    void failuresLeaveNothingBehind() {
        Function regression = COMPILED.function("Regression");
        assertThrows(IllegalArgumentException.class, () -> regression.number("value", x, x, b, t));
        assertEquals(0, regression.number("value", x, w, b, t));
    }

    @Test
    void nothingIsAllocatedFromTheSecondCallOn() throws ReflectiveOperationException {
        Function regression = COMPILED.function("Regression");
        assertAllocatesNothing(regression, "value", x, w, b, t);
        assertAllocatesNothing(regression, "gradient", x, w, b, t);
        assertAllocatesNothing(regression, "jvp", x, w, b, t, x, w, b);
        assertAllocatesNothing(regression, "hessianVector", x, w, b, t, x, w, b);
        assertAllocatesNothing(regression, "gradient", "W");
        DMatrixRMaj[] large = {
            new DMatrixRMaj(40, 30), new DMatrixRMaj(30, 50), new DMatrixRMaj(50, 1), new DMatrixRMaj(40, 50)
        };
        assertAllocatesNothing(regression, "gradient", (Object[]) large);
        assertAllocatesNothing(regression, "gradient", x, w, b, t);
        Function row = COMPILED.function("Row");
        DMatrixRMaj result = new DMatrixRMaj(3, 1);
        DMatrixRMaj jacobian = new DMatrixRMaj(3, 12);
        assertAllocatesNothing(row, "value", x, 1, result);
        assertAllocatesNothing(row, "vjp", x, 1, result);
        assertAllocatesNothing(row, "jvp", x, 1, x, result);
        assertAllocatesNothing(row, "jacobian", "A", x, 1, jacobian);
    }

    /** Of what a call takes, the least over many is its own: compilation and the collector add to some. */
    private void assertAllocatesNothing(Function function, String name, Object... arguments)
            throws ReflectiveOperationException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Class<?> type = function.object().getClass();
        Method method = Stream.of(type.getDeclaredMethods(), type.getMethods())
                .flatMap(Stream::of)
                .filter(candidate ->
                        candidate.getName().equals(name) && candidate.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        Method nothing = Object.class.getMethod("hashCode");
        long own = Long.MAX_VALUE;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 60; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            nothing.invoke(this);
            long between = threads.getCurrentThreadAllocatedBytes();
            method.invoke(function.object(), arguments);
            long after = threads.getCurrentThreadAllocatedBytes();
            own = Math.min(own, between - before);
            least = Math.min(least, after - between);
        }
        // The call by reflection boxes a double.
        assertEquals(0, Math.max(0, least - own - 24), name);
    }
}
