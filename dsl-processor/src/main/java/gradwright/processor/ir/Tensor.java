package gradwright.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Numbers over named axes: what the interpreter computes with.
 *
 * @param <T> a number
 */
public final class Tensor<T> {

    private final List<Axis> axes;
    private final Sizes sizes;
    private final List<T> entries;

    /** A tensor that is {@code entry} everywhere. */
    public Tensor(List<Axis> axes, Sizes sizes, T entry) {
        this.axes = List.copyOf(axes);
        this.sizes = sizes;
        this.entries = new ArrayList<>(Collections.nCopies(size(axes, sizes), entry));
    }

    /** How many entries there are over those axes. */
    public static int size(List<Axis> axes, Sizes sizes) {
        return axes.stream().mapToInt(sizes::of).reduce(1, Math::multiplyExact);
    }

    public List<Axis> axes() {
        return axes;
    }

    /** The entries in storage order, the last axis contiguous: the list itself. */
    public List<T> entries() {
        return entries;
    }

    /** How long its axes are, and others. */
    public Sizes sizes() {
        return sizes;
    }

    /** Sets every entry to what {@code entry} gives for its coordinates, which are in the order of the axes. */
    public Tensor<T> fill(Function<int[], T> entry) {
        int[] next = {0};
        walk(axes, sizes, at -> entries.set(next[0]++, entry.apply(at)));
        return this;
    }

    /** Visits all coordinates over those axes in storage order; the array is reused. */
    public static void walk(List<Axis> axes, Sizes sizes, Consumer<int[]> visitor) {
        int[] at = new int[axes.size()];
        for (int i = size(axes, sizes); i > 0; i--) {
            visitor.accept(at);
            for (int axis = at.length - 1; axis >= 0 && ++at[axis] == sizes.of(axes.get(axis)); axis--) {
                at[axis] = 0;
            }
        }
    }

    /** The entry at coordinates given over {@code space}, whose other axes are ignored. */
    public T at(List<Axis> space, int[] coordinates) {
        return entries.get(offset(space, coordinates));
    }

    /** Where that entry is stored. */
    public int offset(List<Axis> space, int[] coordinates) {
        int offset = 0;
        for (Axis axis : axes) {
            offset = offset * sizes.of(axis) + coordinates[space.indexOf(axis)];
        }
        return offset;
    }
}
