package gradwright.runtime.generated;

import static gradwright.runtime.Allocation.allocatesNothing;

import org.junit.jupiter.api.Test;

/** Functions that generated code calls allocate nothing. */
class AllocationTest {

    /** The functions of StrictMath would not do: pow allocates, and from JDK 21 on sin and cos, where they reduce. */
    @Test
    void elementaryFunctions() {
        double[] sum = new double[1];
        for (ElementaryFunction function : ElementaryFunction.ALL) {
            allocatesNothing(() -> {
                for (double x = -800; x < 800; x += 3.7) {
                    sum[0] += function.at(x) + function.at((float) x);
                }
            });
        }
        allocatesNothing(() -> {
            for (double x = -800; x < 800; x += 3.7) {
                sum[0] += Elementary.xlogy(x, Math.abs(x)) + Elementary.softsign(x);
            }
        });
    }
}
