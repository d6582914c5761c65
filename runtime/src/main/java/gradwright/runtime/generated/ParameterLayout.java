package gradwright.runtime.generated;

import gradwright.runtime.Initializer;
import gradwright.runtime.Role;
import java.util.function.IntUnaryOperator;

/**
 * Name, shape and initialiser of one parameter.
 *
 * @param isOutByIn whether it has a row for each output of its layer, rather than for each input
 */
record ParameterLayout(
        String layer,
        Role role,
        int rows,
        int columns,
        int fanIn,
        int fanOut,
        boolean isOutByIn,
        Initializer initializer)
        implements IntUnaryOperator {

    String name() {
        return layer + "." + role.label();
    }

    /** The number that an entry has where entries are counted by input, then output, whatever the layout. */
    @Override
    public int applyAsInt(int index) {
        return isOutByIn ? index % columns * rows + index / columns : index;
    }

    int length() {
        return Math.multiplyExact(rows, columns);
    }
}
