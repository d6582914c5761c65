package gradwright.runtime.generated;

import gradwright.runtime.Initializer;
import gradwright.runtime.Role;

/** Name, shape and initialiser of one parameter. */
record ParameterLayout(String layer, Role role, int rows, int columns, int fanIn, int fanOut, Initializer initializer) {

    String name() {
        return layer + "." + role.label();
    }

    int length() {
        return Math.multiplyExact(rows, columns);
    }
}
