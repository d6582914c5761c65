package gradwright.runtime.kernel;

/**
 * The fused multiply-add {@code a b + c}, rounded once. Where the processor has no such instruction {@link Math#fma}
 * is some hundred times slower; there, and only there, product and sum are rounded one after the other. This is found
 * out once, when the class is loaded, so that compiled code contains the instruction and no question.
 */
public final class MultiplyAdd {

    private static final int ROUNDS = 64;
    private static final int CALLS = 16;

    /** Between what an interpreted instruction takes, some 50 ns, and a {@link Math#fma} in software, some 2,000 ns. */
    private static final long SLOWEST_NANOS = 400;

    private static final boolean FUSED = isFused();

    private MultiplyAdd() {}

    /** {@code a b + c} in double precision. */
    public static double fma(double a, double b, double c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    /** {@code a b + c} in single precision. */
    public static float fma(float a, float b, float c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    /** One quick round is enough: other programs may slow down any number of rounds, and nothing hastens one. */
    private static boolean isFused() {
        double sum = 1;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                sum = Math.fma(sum, 0.75, 0.3);
            }
            // The sum never is NaN; asking keeps it alive.
            if (System.nanoTime() - start <= CALLS * SLOWEST_NANOS && !Double.isNaN(sum)) {
                return true;
            }
        }
        System.getLogger("gradwright.runtime")
                .log(
                        System.Logger.Level.WARNING,
                        "no fused multiply-add instruction here: products and sums are rounded one after the other,"
                                + " so results differ from those of other machines in their last digits");
        return false;
    }
}
