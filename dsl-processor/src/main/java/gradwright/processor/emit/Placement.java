package gradwright.processor.emit;

import gradwright.processor.ir.Value;

/** Which Java array holds a value. */
interface Placement {

    /** The array that holds {@code value}. */
    String array(Value value);

    /** Whether the value has an array at all. */
    boolean isStored(Value value);

    /** How a value reaches its array. */
    default String assignment(Value value) {
        return "=";
    }
}
