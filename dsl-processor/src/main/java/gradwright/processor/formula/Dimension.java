package gradwright.processor.formula;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Size;

/**
 * A named dimension of the formula language: the same name means the same size. A shape may have it twice, as a square
 * matrix has; in the graph these are two axes.
 *
 * @param name as the formula spells it; a number where the size is written instead of a name
 * @param first the axis that stands for it where a shape has it once
 */
public record Dimension(String name, Axis first) {

    /** The dimension that {@code @Dim} calls {@code written}: a name, or a number that fixes the size. */
    public static Dimension of(String written) {
        boolean isNumber = written.chars().allMatch(c -> c >= '0' && c <= '9');
        Size size = isNumber ? new Size.Fixed(Integer.parseInt(written)) : new Size.Symbol(written);
        return new Dimension(written, new Axis(written, size));
    }

    /** The axis of its occurrence with that number, counted from 0. */
    public Axis axis(int occurrence) {
        return new Axis(first.name() + "'".repeat(occurrence), first.size());
    }

    /** Whether {@code axis} is one of its axes. */
    boolean has(Axis axis) {
        return axis.size().equals(first.size())
                && axis.name().startsWith(first.name())
                && axis.name().substring(first.name().length()).chars().allMatch(c -> c == '\'');
    }
}
