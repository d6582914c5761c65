package gradwright.processor.ir;

import java.util.ArrayList;
import java.util.List;

/** An affine index into an array: a sum of loop variables times strides, and a constant. */
public record Offset(List<Stride> strides, int constant) {

    /** A loop variable times what one step of it means. */
    public record Stride(String variable, int step) {}

    public Offset {
        strides = List.copyOf(strides);
    }

    public static Offset of(int constant) {
        return new Offset(List.of(), constant);
    }

    public Offset plus(String variable, int step) {
        List<Stride> more = new ArrayList<>(strides);
        more.add(new Stride(variable, step));
        return new Offset(more, constant);
    }

    public Offset plus(int more) {
        return new Offset(strides, constant + more);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Stride stride : strides) {
            text.append(text.isEmpty() ? "" : " + ").append(stride.variable());
            if (stride.step() != 1) {
                text.append(" * ").append(stride.step());
            }
        }
        if (constant != 0 || strides.isEmpty()) {
            text.append(text.isEmpty() ? "" : " + ").append(constant);
        }
        return text.toString();
    }
}
