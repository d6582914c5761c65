package gradwright.samples.digits;

import gradwright.samples.support.Examples;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Draws images of digits: strokes that are moved, turned, scaled, slanted, blurred and noised at random.
 *
 * <p>How much is chosen such that a network without a hidden layer fails for about one image in five.
 */
final class DrawnDigits {

    private static final int SIDE = 8;
    private static final double WIDTH = 4.5; // pixels of an average digit
    private static final double HEIGHT = 6.5;
    private static final double TURN = 15; // degrees at most, either way; so are the next three
    private static final double SCALE = 0.15;
    private static final double SLANT = 0.15;
    private static final double MOVE = 0.9; // pixels
    private static final double LEAST_BLUR = 0.5; // pixels, the standard deviation of the pen's profile
    private static final double MOST_BLUR = 0.9;
    private static final double NOISE = 2; // greys of 16, a standard deviation

    private final SplittableRandom random;
    private final List<List<Stroke>> digits =
            IntStream.range(0, 10).mapToObj(Pen::write).toList();

    private DrawnDigits(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Draws so many images to learn from and to be tested on; equal seeds give equal images. */
    static DigitImages draw(int train, int test, long seed) {
        DrawnDigits drawn = new DrawnDigits(seed);
        return new DigitImages(drawn.images(train), drawn.images(test));
    }

    /** The digits 0 to 9 in turns. */
    private Examples images(int count) {
        DMatrixRMaj greys = new DMatrixRMaj(count, DigitImages.PIXELS);
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = n % 10;
            image(digits.get(labels[n]), greys.data, n * DigitImages.PIXELS);
        }
        return new Examples(greys, labels);
    }

    private void image(List<Stroke> plain, double[] greys, int offset) {
        List<Stroke> strokes = placed(plain);
        double blur = LEAST_BLUR + (MOST_BLUR - LEAST_BLUR) * random.nextDouble();
        for (int pixel = 0; pixel < DigitImages.PIXELS; pixel++) {
            int x = pixel % SIDE;
            int y = pixel / SIDE;
            double nearest = Double.POSITIVE_INFINITY;
            for (Stroke stroke : strokes) {
                nearest = Math.min(nearest, stroke.distanceSquared(x, y));
            }
            double ink = DigitImages.DARKEST * StrictMath.exp(-nearest / (2 * blur * blur)) + NOISE * noise();
            long grey = Math.round(Math.max(0, Math.min(DigitImages.DARKEST, ink)));
            greys[offset + pixel] = grey / (double) DigitImages.DARKEST;
        }
    }

    private List<Stroke> placed(List<Stroke> plain) {
        double angle = StrictMath.toRadians(within(TURN));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double width = WIDTH * (1 + within(SCALE));
        double height = HEIGHT * (1 + within(SCALE));
        double slant = HEIGHT * within(SLANT);
        double middleX = (SIDE - 1) / 2.0 + within(MOVE);
        double middleY = (SIDE - 1) / 2.0 + within(MOVE);
        // x = width u + slant v and y = height v, turned about the middle
        Placement placement = new Placement(
                cos * width, cos * slant - sin * height, middleX, sin * width, sin * slant + cos * height, middleY);
        return plain.stream().map(placement::apply).toList();
    }

    /** Evenly distributed from -most to most. */
    private double within(double most) {
        return most * (2 * random.nextDouble() - 1);
    }

    /** Nearly normal, with mean 0 and variance 1: three even ones have a variance of a twelfth each. */
    private double noise() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }

    /** Takes the box of a pen, its middle at (0.5, 0.5), to pixels: x = xu u + xv v + x0, and y likewise. */
    private record Placement(double xu, double xv, double x0, double yu, double yv, double y0) {

        Stroke apply(Stroke stroke) {
            double fromU = stroke.fromX() - 0.5;
            double fromV = stroke.fromY() - 0.5;
            double toU = stroke.toX() - 0.5;
            double toV = stroke.toY() - 0.5;
            return new Stroke(
                    xu * fromU + xv * fromV + x0,
                    yu * fromU + yv * fromV + y0,
                    xu * toU + xv * toV + x0,
                    yu * toU + yv * toV + y0);
        }
    }
}
