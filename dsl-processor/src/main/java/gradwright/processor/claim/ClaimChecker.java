package gradwright.processor.claim;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.FalseClaim;
import gradwright.processor.diag.problem.UncheckedClaim;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.LoweredClaim;
import gradwright.processor.formula.LoweredFormula.Selection;
import gradwright.processor.interpret.DecimalArithmetic;
import gradwright.processor.interpret.DoubleArithmetic;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Checks a claim at random points for small distinct prime sizes, in double and in high precision. A false one is
 * refuted by the smallest point that does: small sizes and whole numbers first.
 */
public final class ClaimChecker {

    private static final int POINTS = 3;

    /** Indices and classes are drawn from few: so many points that no two of them are the same at all. */
    private static final int POINTS_WITH_INDICES = 20;

    private static final int MOST_TRIES = 60;
    private static final long SEED = 20_231;

    /** Relative to the size of both sides: far above rounding, far below any mistake. */
    private static final double DOUBLE_TOLERANCE = 1e-8;

    private static final double EXACT_TOLERANCE = 1e-30;

    private final LoweredClaim claim;
    private final List<Selection> selections;
    private final List<Value> values;
    private final List<Value> sources;

    private ClaimChecker(LoweredClaim claim) {
        this.claim = claim;
        this.selections = claim.selections();
        this.values = Graph.reachable(List.of(claim.left(), claim.right()));
        this.sources = values.stream()
                .filter(value -> value.operation() instanceof Source)
                .toList();
    }

    /**
     * Reports the claim if it is false, or holds at no point because it has no value.
     *
     * @param sized the same claim where every size that is fixed is this one, if it makes sense there
     */
    public static void check(
            LoweredClaim claim, IntFunction<Optional<LoweredClaim>> sized, Place place, Diagnostics diagnostics) {
        new ClaimChecker(claim).check(sized, place, diagnostics);
    }

    private void check(IntFunction<Optional<LoweredClaim>> sized, Place place, Diagnostics diagnostics) {
        SplittableRandom random = new SplittableRandom(SEED);
        int checked = 0;
        boolean hasIndices = sources.stream().anyMatch(source -> source.type() == ElementType.INTEGER);
        int points = hasIndices ? POINTS_WITH_INDICES : POINTS;
        for (int i = 0; i < MOST_TRIES && checked < points; i++) {
            // Other sizes at every point: one that is written as a number is right for a single size at most.
            Sizes primes = ClaimPoint.primes(axes(), selections, checked % POINTS);
            ClaimPoint point = ClaimPoint.random(sources, primes, selections, i % 2 == 1, random);
            Optional<Boolean> holds = holds(point);
            if (holds.isPresent()) {
                checked++;
                if (!holds.get()) {
                    diagnostics.report(smallest(sized, random).orElseGet(() -> counterexample(point)), place);
                    return;
                }
            }
        }
        if (checked == 0) {
            diagnostics.report(new UncheckedClaim(claim.excerpt()), place);
        }
    }

    /** Whether both sides agree, in double and then to many digits; empty where one has no value. */
    private Optional<Boolean> holds(ClaimPoint point) {
        Optional<Boolean> inDouble = agree(point, new DoubleArithmetic(), DOUBLE_TOLERANCE);
        return inDouble.isEmpty() || !inDouble.get()
                ? inDouble
                : agree(point, new DecimalArithmetic(), EXACT_TOLERANCE);
    }

    private <T> Optional<Boolean> agree(ClaimPoint point, Arithmetic<T> arithmetic, double tolerance) {
        Interpreter<T> interpreter = point.interpreter(arithmetic);
        Tensor<T> left = interpreter.evaluate(claim.left());
        Tensor<T> right = interpreter.evaluate(claim.right());
        boolean agree = true;
        for (int i = 0; i < left.entries().size(); i++) {
            T a = left.entries().get(i);
            T b = right.entries().get(i);
            double size = 1 + Math.abs(arithmetic.doubleValue(a)) + Math.abs(arithmetic.doubleValue(b));
            if (!Double.isFinite(size)) {
                return Optional.empty();
            }
            T difference = arithmetic.plus(a, arithmetic.times(arithmetic.number(-1), b));
            agree &= Math.abs(arithmetic.doubleValue(difference)) <= tolerance * size;
        }
        return Optional.of(agree);
    }

    /** The counterexample with sizes and numbers as small as they refute the claim. */
    private static Optional<FalseClaim> smallest(IntFunction<Optional<LoweredClaim>> sized, SplittableRandom random) {
        for (int size = 1; size <= 3; size++) {
            int all = size;
            Optional<FalseClaim> found =
                    sized.apply(size).flatMap(claim -> new ClaimChecker(claim).refuted(all, random));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<FalseClaim> refuted(int size, SplittableRandom random) {
        Sizes sizes = ClaimPoint.all(axes(), selections, size);
        for (int i = 0; i < MOST_TRIES; i++) {
            ClaimPoint point = ClaimPoint.whole(sources, sizes, selections, 1 + i / 20, random);
            if (holds(point).equals(Optional.of(false))) {
                return Optional.of(counterexample(point));
            }
        }
        return Optional.empty();
    }

    private FalseClaim counterexample(ClaimPoint point) {
        Interpreter<Double> interpreter = point.interpreter(new DoubleArithmetic());
        List<Double> left = interpreter.evaluate(claim.left()).entries();
        List<Double> right = interpreter.evaluate(claim.right()).entries();
        int worst = 0;
        for (int i = 1; i < left.size(); i++) {
            if (Math.abs(left.get(i) - right.get(i)) > Math.abs(left.get(worst) - right.get(worst))) {
                worst = i;
            }
        }
        List<String> where = new ArrayList<>();
        int rest = worst;
        for (int i = claim.left().axes().size() - 1; i >= 0; i--) {
            int length = point.sizes().of(claim.left().axes().get(i));
            where.add(0, Integer.toString(rest % length));
            rest /= length;
        }
        String entry = where.isEmpty() ? "" : where.stream().collect(Collectors.joining(", ", " at (", ")"));
        return new FalseClaim(
                claim.excerpt(),
                claim.leftText(),
                text(left.get(worst)),
                claim.rightText(),
                text(right.get(worst)),
                entry,
                point.lines(shown()));
    }

    /** Those of all values, and of the dimensions whose size may be asked for as a number. */
    private Set<Axis> axes() {
        Set<Axis> axes = new LinkedHashSet<>();
        values.forEach(value -> axes.addAll(value.axes()));
        claim.dimensions().forEach(dimension -> axes.add(dimension.first()));
        selections.forEach(selection -> axes.add(selection.along()));
        return axes;
    }

    /** The dimensions that occur, each by its first name, but for those whose name is their size. */
    private Collection<Dimension> shown() {
        Map<Axis, Dimension> shown = new LinkedHashMap<>();
        for (Dimension dimension : claim.dimensions()) {
            boolean isNumber = dimension.name().chars().allMatch(Character::isDigit);
            boolean occurs = values.stream()
                    .anyMatch(value -> value.axes().contains(dimension.first()) || asksFor(value, dimension.first()));
            if (!isNumber && occurs) {
                shown.putIfAbsent(dimension.first(), dimension);
            }
        }
        return shown.values();
    }

    private static boolean asksFor(Value value, Axis axis) {
        if (!(value.operation() instanceof MapOperation map)) {
            return false;
        }
        boolean[] found = {false};
        map.expression().rewrite(part -> {
            found[0] |= part instanceof Expr.SizeOf size && size.axis().equals(axis);
            return part;
        });
        return found[0];
    }

    /** A number as one would write it, six digits if it is not whole. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.6g", number);
    }
}
