package gradwright.benchmarks.fork;

import gradwright.Precision;
import gradwright.benchmarks.subject.ElementwiseLoop;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Measurement;
import java.util.Locale;

/**
 * What an entry of every elementwise loop costs, once C2 has compiled it. Run with and without the phase of C2 that makes
 * vectors, the ratio tells which loops it takes.
 *
 * <p>Arguments: precision, and what the quantity is called.
 */
public final class ElementwiseLoops {

    private static final int ROUNDS = 30;
    private static final int CALLS = 400;

    private ElementwiseLoops() {}

    /** Prints nanoseconds an entry, the best of many. */
    public static void main(String[] arguments) {
        Precision precision = Precision.valueOf(arguments[0]);
        for (String name : ElementwiseLoop.names()) {
            Runnable loop = ElementwiseLoop.named(name, precision);
            double best = Double.POSITIVE_INFINITY;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                for (int i = 0; i < CALLS; i++) {
                    loop.run();
                }
                best = Math.min(best, (double) (System.nanoTime() - start) / CALLS / ElementwiseLoop.entries());
            }
            System.out.println(new Measurement(
                            Library.GRADWRIGHT.label(),
                            name,
                            precision.name().toLowerCase(Locale.ROOT),
                            arguments[1],
                            best)
                    .line());
        }
    }
}
