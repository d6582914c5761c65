package gradwright.runtime.generated;

import static gradwright.runtime.generated.Allocation.allocatesNothing;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions that generated code calls allocate nothing. */
class AllocationTest {

    /** Some functions of StrictMath do allocate: pow, and from JDK 21 on sin and cos of arguments that they reduce. */
    @Test
    void elementaryFunctions() {
        DoubleUnaryOperator[] functions = {
            Elementary::exp,
            Elementary::expm1,
            Elementary::log,
            Elementary::log1p,
            Elementary::tanh,
            Elementary::sigmoid,
            Elementary::softplus,
            x -> Elementary.xlogy(x, Math.abs(x))
        };
        double[] sum = new double[1];
        for (DoubleUnaryOperator function : functions) {
            allocatesNothing(() -> {
                for (double x = -800; x < 800; x += 3.7) {
                    sum[0] += function.applyAsDouble(x);
                }
            });
        }
    }
}
