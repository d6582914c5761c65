package gradwright.samples.digits;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the ten digits into a box from (0, 0), upper left, to (1, 1). Each is one path of straight strokes, the pen
 * never being lifted.
 */
final class Pen {

    private static final int PIECES_OF_AN_ARC = 16;

    private final List<Stroke> strokes = new ArrayList<>();
    private double x = Double.NaN; // nowhere yet
    private double y = Double.NaN;

    private Pen() {}

    /** The strokes of a digit in its plainest form. */
    static List<Stroke> write(int digit) {
        Pen pen = new Pen();
        switch (digit) {
            case 0 -> pen.arc(0.5, 0.5, 0.3, 0.45, 0, 360);
            case 1 -> pen.to(0.3, 0.25).to(0.55, 0.05).to(0.55, 0.95);
            case 2 -> pen.arc(0.5, 0.3, 0.3, 0.25, 200, 380).to(0.2, 0.95).to(0.85, 0.95);
            case 3 -> pen.arc(0.45, 0.27, 0.3, 0.22, 210, 450).arc(0.45, 0.72, 0.33, 0.23, 270, 510);
            case 4 -> pen.to(0.65, 0.95).to(0.65, 0.05).to(0.15, 0.65).to(0.9, 0.65);
            case 5 -> pen.to(0.8, 0.05).to(0.25, 0.05).to(0.22, 0.45).arc(0.45, 0.66, 0.33, 0.29, 225, 500);
            case 6 -> pen.to(0.7, 0.05).to(0.35, 0.35).arc(0.48, 0.68, 0.28, 0.27, 200, 560);
            case 7 -> pen.to(0.15, 0.05).to(0.85, 0.05).to(0.4, 0.95);
            case 8 -> pen.arc(0.5, 0.27, 0.25, 0.22, 90, 450).arc(0.5, 0.73, 0.3, 0.22, 270, 630);
            case 9 -> pen.arc(0.5, 0.3, 0.27, 0.25, 0, 360).to(0.65, 0.95);
            default -> throw new IllegalArgumentException("not a digit: " + digit);
        }
        return List.copyOf(pen.strokes);
    }

    /** Draws a line from where the pen is; the first point only puts it down. */
    private Pen to(double toX, double toY) {
        if (!Double.isNaN(x) && (toX != x || toY != y)) {
            strokes.add(new Stroke(x, y, toX, toY));
        }
        x = toX;
        y = toY;
        return this;
    }

    /** Goes to the beginning of a piece of an ellipse, and along it; degrees run clockwise from the right. */
    private Pen arc(double centreX, double centreY, double radiusX, double radiusY, double from, double to) {
        for (int piece = 0; piece <= PIECES_OF_AN_ARC; piece++) {
            double angle = StrictMath.toRadians(from + (to - from) * piece / PIECES_OF_AN_ARC);
            to(centreX + radiusX * StrictMath.cos(angle), centreY + radiusY * StrictMath.sin(angle));
        }
        return this;
    }
}
