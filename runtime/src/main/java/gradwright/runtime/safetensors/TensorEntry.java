package gradwright.runtime.safetensors;

import java.util.List;

/**
 * What a header says of one tensor.
 *
 * @param type the element type, as {@code F64}
 * @param begin where its data starts, counted from the end of the header
 * @param end where its data ends
 */
record TensorEntry(String name, String type, List<Long> shape, long begin, long end) {

    String describe() {
        return type + " " + shape;
    }
}
