package gradwright.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Numbers over named axes: what the interpreter computes with. */
public final class Tensor {

    private final List<Axis> axes;
    private final Sizes sizes;
    private final int[] lengths;
    private final double[] entries;

    /** A tensor of zeros. */
    public Tensor(List<Axis> axes, Sizes sizes) {
        this.axes = List.copyOf(axes);
        this.sizes = sizes;
        this.lengths = axes.stream().mapToInt(sizes::of).toArray();
        this.entries = new double[Arrays.stream(lengths).reduce(1, Math::multiplyExact)];
    }

    public List<Axis> axes() {
        return axes;
    }

    /** The entries in storage order, the last axis contiguous: the array itself. */
    public double[] entries() {
        return entries;
    }

    /** How long its axes are, and others. */
    public Sizes sizes() {
        return sizes;
    }

    /** Sets every entry to what {@code entry} gives for its coordinates, which are in the order of the axes. */
    public Tensor fill(ToDoubleFunction<int[]> entry) {
        int[] next = {0};
        walk(at -> entries[next[0]++] = entry.applyAsDouble(at));
        return this;
    }

    /** Visits all coordinates in storage order; the array is reused. */
    public void walk(Consumer<int[]> visitor) {
        int[] at = new int[lengths.length];
        for (int i = 0; i < entries.length; i++) {
            visitor.accept(at);
            for (int axis = at.length - 1; axis >= 0 && ++at[axis] == lengths[axis]; axis--) {
                at[axis] = 0;
            }
        }
    }

    /** The entry at coordinates given over {@code space}, whose other axes are ignored. */
    public double at(List<Axis> space, int[] coordinates) {
        return entries[offset(space, coordinates)];
    }

    /** Where that entry is stored. */
    public int offset(List<Axis> space, int[] coordinates) {
        int offset = 0;
        for (int i = 0; i < lengths.length; i++) {
            offset = offset * lengths[i] + coordinates[space.indexOf(axes.get(i))];
        }
        return offset;
    }
}
