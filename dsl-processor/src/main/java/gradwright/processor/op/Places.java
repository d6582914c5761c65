package gradwright.processor.op;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Tensor;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Where the entries of a wide tensor lie in a narrow one, which has the same axes but for one, whose coordinate is
 * computed. Taking entries from there and adding them up there are each other's adjoint.
 *
 * @param narrow what entries are taken from, or added up in
 * @param wide the axes of the other tensor
 * @param along the axis of {@code narrow} whose coordinate is computed
 * @param coordinate that coordinate, given those over {@code wide}; one that is outside has no place
 * @param <T> a number
 */
record Places<T>(Tensor<T> narrow, List<Axis> wide, Axis along, ToIntFunction<int[]> coordinate) {

    private static final int NOWHERE = -1;

    /** Fills {@code result}, a wide tensor of zeros, with the entries that have a place. */
    Tensor<T> take(Tensor<T> result) {
        return result.fill(at -> {
            int place = of(at);
            return place == NOWHERE ? result.at(wide, at) : narrow.entries().get(place);
        });
    }

    /** Adds the entries of a wide tensor up in their places. */
    Tensor<T> add(Arithmetic<T> in, Tensor<T> from) {
        int[] next = {0};
        Tensor.walk(wide, from.sizes(), at -> {
            T entry = from.entries().get(next[0]++);
            int place = of(at);
            if (place != NOWHERE) {
                narrow.entries().set(place, in.plus(narrow.entries().get(place), entry));
            }
        });
        return narrow;
    }

    private int of(int[] at) {
        int[] coordinates = new int[narrow.axes().size()];
        for (int i = 0; i < coordinates.length; i++) {
            Axis axis = narrow.axes().get(i);
            coordinates[i] = axis.equals(along) ? coordinate.applyAsInt(at) : at[wide.indexOf(axis)];
            if (coordinates[i] < 0 || coordinates[i] >= narrow.sizes().of(axis)) {
                return NOWHERE;
            }
        }
        return narrow.offset(narrow.axes(), coordinates);
    }
}
