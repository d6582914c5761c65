package gradwright.benchmarks.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over two logarithmic axes, as SVG. */
final class LogLogPlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS = List.of("#0b6e4f", "#c8553d", "#3d5a80", "#8d6a9f");

    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final List<Line> lines = new ArrayList<>();

    /** A point. */
    record Point(double x, double y) {}

    private record Line(String name, List<Point> points) {}

    /** A range of one axis, in powers of ten. */
    private record Range(int from, int to) {

        static Range of(double least, double most) {
            int from = (int) Math.floor(Math.log10(least));
            return new Range(from, Math.max(from + 1, (int) Math.ceil(Math.log10(most))));
        }

        double share(double value) {
            return (Math.log10(value) - from) / (to - from);
        }
    }

    LogLogPlot(String title, String xTitle, String yTitle) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
    }

    /** Adds a line through points from left to right; one without points is left out. */
    void line(String name, List<Point> points) {
        if (!points.isEmpty()) {
            lines.add(new Line(name, List.copyOf(points)));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String svg() {
        double[] xs = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::x)
                .sorted()
                .toArray();
        double[] ys = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .sorted()
                .toArray();
        Range x = Range.of(xs[0], xs[xs.length - 1]);
        Range y = Range.of(ys[0], ys[ys.length - 1]);
        StringBuilder svg = new StringBuilder();
        append(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n",
                WIDTH,
                HEIGHT);
        append(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n", WIDTH, HEIGHT);
        text(svg, LEFT, 22, "start", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "middle", xTitle);
        append(
                svg,
                "<text transform=\"translate(16,%d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
                HEIGHT / 2,
                yTitle);
        for (int power = x.from(); power <= x.to(); power++) {
            double at = across(x.share(Math.pow(10, power)));
            append(svg, "<path d=\"M%.1f %d V%d\" stroke=\"#ddd\"/>%n", at, TOP, HEIGHT - BOTTOM);
            text(svg, at, HEIGHT - BOTTOM + 18, "middle", power(power));
        }
        for (int power = y.from(); power <= y.to(); power++) {
            double at = down(y.share(Math.pow(10, power)));
            append(svg, "<path d=\"M%d %.1f H%d\" stroke=\"#ddd\"/>%n", LEFT, at, WIDTH - RIGHT);
            text(svg, LEFT - 6, at + 4, "end", power(power));
        }
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), COLOURS.get(i % COLOURS.size()), x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Line line, String colour, Range x, Range y) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            double across = across(x.share(point.x()));
            double down = down(y.share(point.y()));
            append(path, "%s%.1f %.1f ", path.isEmpty() ? "M" : "L", across, down);
            append(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", across, down, colour);
        }
        append(
                svg,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                path.toString().strip(),
                colour);
        Point last = line.points().get(line.points().size() - 1);
        text(svg, across(x.share(last.x())) + 8, down(y.share(last.y())) + 4, "start", line.name());
    }

    private static double across(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double down(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static String power(int power) {
        return power >= 0 && power <= 3 ? Integer.toString((int) Math.pow(10, power)) : "1e" + power;
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        append(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }

    private static void append(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments));
    }
}
