package gradwright.processor.check;

import gradwright.processor.check.CheckReport.Finding;
import gradwright.processor.interpret.Bounded;
import gradwright.processor.interpret.BranchRecorder;
import gradwright.processor.interpret.ErrorBoundArithmetic;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Compares gradients with differences of the number they belong to, along one random direction of each source and along
 * unit directions at its first, its last and eight random entries.
 *
 * <p>A slope is taken by central differences with steps h and h/2 and extrapolated to {@code (4 D(h/2) - D(h)) / 3}
 * (Richardson, 1911). It may be off by a third of {@code |D(h/2) - D(h)|}, by what rounding can do to the differences,
 * and by what it can do to the gradient; both are running error bounds. If the comparisons of the computation do not
 * come out alike at all points, a kink lies between them, and the direction is drawn again with a shorter step. Where
 * that does not help the point itself lies on the kink, and the gradient has to lie between the two one-sided slopes.
 */
public final class GradientChecker {

    private static final double LONGEST_STEP = 0x1p-12;
    private static final double SHORTENING = 0x1p-4;
    private static final int STEPS = 4;

    /** What a double and each of its roundings may be off. */
    private static final double ROUNDOFF = 0x1p-53;

    /** A slope that may be off by more than this, compared with 1 or itself, has hardly been checked. */
    private static final double LOOSE = 1e-4;

    private final Value number;
    private final Assignment at;
    private final RandomGenerator random;

    private GradientChecker(Value number, Assignment at, RandomGenerator random) {
        this.number = number;
        this.at = at;
        this.random = random;
    }

    private static String name(Value source) {
        return ((Source) source.operation()).name();
    }

    /**
     * Checks the gradients of a number, or of the sum of several.
     *
     * @param gradients the derivative of {@code number} by each source
     */
    public static CheckReport check(Value number, Map<Value, Value> gradients, Assignment at, RandomGenerator random) {
        GradientChecker checker = new GradientChecker(number, at, random);
        CheckReport report = CheckReport.EMPTY;
        for (Map.Entry<Value, Value> gradient : gradients.entrySet()) {
            report = report.and(checker.check(name(gradient.getKey()), gradient.getValue()));
        }
        return report;
    }

    private CheckReport check(String source, Value derivative) {
        List<Bounded> gradient = at.interpreter(new ErrorBoundArithmetic(Precision.DOUBLE))
                .evaluate(derivative)
                .entries();
        int size = gradient.size();
        CheckReport report = check(Direction.random(source, size, random), true, gradient);
        for (Direction unit : Direction.units(source, size, random)) {
            report = report.and(check(unit, false, gradient));
        }
        return report;
    }

    private CheckReport check(Direction first, boolean isRandom, List<Bounded> gradient) {
        Direction direction = first;
        double step = LONGEST_STEP;
        for (int redrawn = 0; redrawn < STEPS; redrawn++) {
            Line line = new Line(direction, step);
            if (line.isSmooth()) {
                return line.report(line.central(), line.central(), gradient, redrawn);
            }
            step *= SHORTENING;
            if (isRandom) {
                direction = Direction.random(first.source(), first.entries().length, random);
            }
        }
        Line line = new Line(direction, step);
        return line.report(line.oneSided(-1), line.oneSided(1), gradient, STEPS);
    }

    /** A slope by differences, and how far it may be off. */
    private record Slope(double value, double error) {}

    /** The number at some point, and how the comparisons came out. */
    private record Seen(Bounded number, List<Integer> outcomes) {}

    /** The number along a direction, at distances of up to a step. */
    private final class Line {

        private final Direction direction;
        private final double step;
        private final List<Seen> seen = new ArrayList<>();
        private final double rounding;

        Line(Direction direction, double step) {
            this.direction = direction;
            this.step = step;
            for (int i = -2; i <= 2; i++) {
                seen.add(seen(at.moved(direction, i * step / 2)));
            }
            this.rounding = seen.stream()
                    .mapToDouble(each -> each.number().error())
                    .max()
                    .orElseThrow();
        }

        private Seen seen(Assignment moved) {
            ErrorBoundArithmetic arithmetic = new ErrorBoundArithmetic(Precision.DOUBLE);
            BranchRecorder<Bounded> recorder = new BranchRecorder<>(arithmetic);
            List<Bounded> entries = new ArrayList<>();
            for (int i = 0; i < direction.entries().length; i++) {
                // What is moved is rounded.
                double entry = moved.of(direction.source())[i];
                entries.add(new Bounded(entry, direction.entries()[i] == 0 ? 0 : ROUNDOFF * Math.abs(entry)));
            }
            Bounded sum =
                    moved.interpreter(recorder).with(direction.source(), entries).evaluate(number).entries().stream()
                            .reduce(arithmetic::plus)
                            .orElseThrow();
            return new Seen(sum, recorder.outcomes());
        }

        private double value(int halfSteps) {
            return seen.get(halfSteps + 2).number().value();
        }

        boolean isSmooth() {
            return seen.stream().map(Seen::outcomes).distinct().count() == 1;
        }

        /** Rounding moves four numbers, which weigh 1/3 by the whole step and 4/3 by half of it. */
        Slope central() {
            double whole = (value(2) - value(-2)) / (2 * step);
            double half = (value(1) - value(-1)) / step;
            return new Slope((4 * half - whole) / 3, Math.abs(half - whole) / 3 + 3 * rounding / step);
        }

        /** Rounding moves two numbers twice, which weigh 1 by the whole step and 2 by half of it. */
        Slope oneSided(int sign) {
            double whole = sign * (value(2 * sign) - value(0)) / step;
            double half = sign * (value(sign) - value(0)) / (step / 2);
            return new Slope(2 * half - whole, Math.abs(half - whole) + 10 * rounding / step);
        }

        CheckReport report(Slope a, Slope b, List<Bounded> gradient, int redrawn) {
            double slope = 0;
            double error = Math.max(a.error(), b.error());
            boolean isKink = redrawn == STEPS;
            for (int i = 0; i < gradient.size(); i++) {
                slope += gradient.get(i).value() * direction.entries()[i];
                // At a kink the error bound includes the other branch, which the two slopes allow for.
                error += isKink
                        ? 0
                        : gradient.get(i).error() * Math.abs(direction.entries()[i]);
            }
            double least = Math.min(a.value(), b.value()) - error;
            double most = Math.max(a.value(), b.value()) + error;
            boolean isLoose = !(error <= LOOSE * Math.max(1, Math.abs(slope)));
            return new CheckReport(
                    isLoose || isKink ? 0 : 1,
                    isKink && !isLoose ? 1 : 0,
                    isLoose ? 1 : 0,
                    redrawn,
                    slope >= least && slope <= most
                            ? List.of()
                            : List.of(new Finding(direction.name(), slope, least, most)));
        }
    }
}
