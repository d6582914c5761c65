package gradwright.samples.spirals;

import gradwright.samples.support.Examples;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/** Draws points on two spirals that start near the origin, half a turn apart, and go round one and a half times. */
final class SpiralPoints {

    private static final double TURNS = 1.5;
    private static final double START = 0.1;
    private static final double SPREAD = 0.05;

    private SpiralPoints() {}

    /** Points within about 1 of the origin, labelled 0 and 1 by their spiral, in turns. */
    static Examples draw(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj points = new DMatrixRMaj(count, 2);
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = n % 2;
            // The root spreads the points evenly along the spiral, whose outer turns are longer.
            double along = StrictMath.sqrt(random.nextDouble());
            double radius = START + (1 - START) * along;
            double angle = 2 * Math.PI * TURNS * along + Math.PI * labels[n];
            points.set(n, 0, radius * StrictMath.cos(angle) + SPREAD * (random.nextDouble() - 0.5));
            points.set(n, 1, radius * StrictMath.sin(angle) + SPREAD * (random.nextDouble() - 0.5));
        }
        return new Examples(points, labels);
    }
}
