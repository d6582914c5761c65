package gradwright.processor.op;

import gradwright.processor.ir.Axis;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A coordinate along one axis as an affine function of the coordinates along others: {@code start + sum(stride * step)}.
 * A slice starts inside, padding starts below 0, a convolution slides by two axes, its output and its kernel.
 */
public record Slide(int start, List<Step> steps) {

    /** How far one step along {@code axis} goes. */
    public record Step(Axis axis, int stride) {}

    public Slide {
        steps = List.copyOf(steps);
        if (new HashSet<>(steps.stream().map(Step::axis).toList()).size() < steps.size()) {
            throw new IllegalArgumentException("an axis slides twice: " + steps);
        }
    }

    /** The coordinate {@code start}, whatever the others are. */
    public static Slide at(int start) {
        return new Slide(start, List.of());
    }

    /** The same, and {@code stride} further for each step along {@code axis}. */
    public Slide plus(Axis axis, int stride) {
        return new Slide(
                start,
                Stream.concat(steps.stream(), Stream.of(new Step(axis, stride))).toList());
    }

    /** The axes that it goes along. */
    public List<Axis> axes() {
        return steps.stream().map(Step::axis).toList();
    }

    /** The coordinate, given all coordinates over {@code space}. */
    int of(List<Axis> space, int[] coordinates) {
        int coordinate = start;
        for (Step step : steps) {
            coordinate += step.stride() * coordinates[space.indexOf(step.axis())];
        }
        return coordinate;
    }

    /** Whether {@code wide} has these axes, and {@code narrow} {@code along} in their place, besides the same others. */
    boolean joins(List<Axis> wide, List<Axis> narrow, Axis along) {
        Set<Axis> others = new HashSet<>(narrow);
        boolean isThere = others.remove(along);
        Set<Axis> expected = new HashSet<>(others);
        boolean areNew = axes().stream().allMatch(expected::add);
        return isThere && areNew && expected.equals(new HashSet<>(wide));
    }
}
