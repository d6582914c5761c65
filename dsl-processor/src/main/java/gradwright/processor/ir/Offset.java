package gradwright.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An affine index into an array: loop variables times strides, and constants, in the order of the array's axes. */
public record Offset(List<Part> parts) {

    /** A loop variable times what one step of it means; a constant where the variable is empty. */
    public record Part(String variable, int step) {}

    public static final Offset ZERO = new Offset(List.of());

    public Offset {
        parts = List.copyOf(parts);
    }

    public Offset plus(String variable, int step) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(variable, step));
        return new Offset(more);
    }

    public Offset plus(int constant) {
        return constant == 0 ? this : plus("", constant);
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? "0" : parts.stream().map(Offset::text).collect(Collectors.joining(" + "));
    }

    private static String text(Part part) {
        if (part.variable().isEmpty()) {
            return Integer.toString(part.step());
        }
        return part.step() == 1 ? part.variable() : part.variable() + " * " + part.step();
    }
}
