package gradwright.samples.digits;

/**
 * A straight piece of a pen's path.
 *
 * @param fromX across, growing to the right
 * @param fromY down
 * @param toX across
 * @param toY down
 */
record Stroke(double fromX, double fromY, double toX, double toY) {

    /** The square of the distance between a point and the nearest point of this piece. */
    double distanceSquared(double x, double y) {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        double length = alongX * alongX + alongY * alongY;
        double share = ((x - fromX) * alongX + (y - fromY) * alongY) / length;
        double nearest = Math.max(0, Math.min(1, share));
        double awayX = fromX + nearest * alongX - x;
        double awayY = fromY + nearest * alongY - y;
        return awayX * awayX + awayY * awayY;
    }
}
