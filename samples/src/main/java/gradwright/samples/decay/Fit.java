package gradwright.samples.decay;

import gradwright.runtime.Adam;
import gradwright.runtime.Parameter;
import gradwright.runtime.Role;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/** The weights of the function, and how they are found: Adam, on what is left of the equation at some points. */
final class Fit {

    private static final int UNITS = 8;
    private static final int POINTS = 25;
    private static final int STEPS = 10_000;
    private static final double RATE = 0.1;

    private final DecayFormulas.Residual residual = new DecayFormulas.Residual();
    private final DecayFormulas.Solution solution = new DecayFormulas.Solution();
    private final DMatrixRMaj w;
    private final DMatrixRMaj b;
    private final DMatrixRMaj v;

    Fit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        w = drawn(random);
        b = drawn(random);
        v = drawn(random);
    }

    private static DMatrixRMaj drawn(SplittableRandom random) {
        DMatrixRMaj matrix = new DMatrixRMaj(UNITS, 1);
        for (int i = 0; i < UNITS; i++) {
            matrix.set(i, 0, random.nextDouble(-1, 1));
        }
        return matrix;
    }

    /** Equally spaced from 0 to 2. */
    static DMatrixRMaj points(int count) {
        DMatrixRMaj points = new DMatrixRMaj(count, 1);
        for (int n = 0; n < count; n++) {
            points.set(n, 0, 2.0 * n / (count - 1));
        }
        return points;
    }

    /** Returns what is left of the equation in the end. */
    double train() {
        DMatrixRMaj x = points(POINTS);
        double left = residual.gradient(x, w, b, v);
        List<Weights> weights = List.of(
                new Weights("w", w, residual.dW()),
                new Weights("b", b, residual.dB()),
                new Weights("v", v, residual.dV()));
        Adam adam = new Adam(RATE);
        for (int step = 0; step < STEPS; step++) {
            // Half a wave of the cosine: large steps first, hardly any in the end.
            adam.rate(RATE * (1 + StrictMath.cos(StrictMath.PI * step / STEPS)) / 2);
            adam.step(weights);
            left = residual.gradient(x, w, b, v);
        }
        return left;
    }

    DMatrixRMaj solution(DMatrixRMaj x) {
        return solution.value(x, w, b, v);
    }

    /** How far the function is from {@code exp(-x)} at most, at a thousand points that it was not fitted at. */
    double largestError() {
        DMatrixRMaj x = points(1_000);
        DMatrixRMaj y = solution(x);
        double largest = 0;
        for (int n = 0; n < x.numRows; n++) {
            largest = Math.max(largest, Math.abs(y.get(n) - StrictMath.exp(-x.get(n))));
        }
        return largest;
    }

    /** A parameter of the function as an optimiser knows it: with the gradient that the last call found. */
    private record Weights(String name, DMatrixRMaj value, DMatrixRMaj gradient) implements Parameter<DMatrixRMaj> {
        @Override
        public String layer() {
            return name;
        }

        @Override
        public Role role() {
            return Role.WEIGHT;
        }
    }
}
