package gradwright.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An affine index into an array: loop variables times strides, and constants, in the order of the array's axes. */
public record Offset(List<Part> parts) {

    /** A loop variable times what one step of it means; the step alone where the variable is empty. */
    public record Part(String variable, Step step) {}

    /**
     * How far apart two neighbours along an axis are: the lengths of the axes within, multiplied.
     *
     * @param symbols the variables that hold those lengths that are symbols
     * @param constant the product of the others
     */
    public record Step(List<String> symbols, int constant) {

        public static final Step ONE = new Step(List.of(), 1);

        public Step {
            symbols = List.copyOf(symbols);
        }

        public Step times(int factor) {
            return new Step(symbols, Math.multiplyExact(constant, factor));
        }

        public Step times(Size length) {
            if (length instanceof Size.Fixed fixed) {
                return times(fixed.length());
            }
            List<String> more = new ArrayList<>(symbols);
            more.add(((Size.Symbol) length).name());
            return new Step(more, constant);
        }

        /** The step over an axis of whole {@code inner} blocks. */
        public static Step over(List<Axis> inner) {
            Step step = ONE;
            for (Axis axis : inner) {
                step = step.times(axis.size());
            }
            return step;
        }

        boolean isZero() {
            return constant == 0;
        }

        @Override
        public String toString() {
            List<String> factors = new ArrayList<>(symbols);
            if (constant != 1 || factors.isEmpty()) {
                factors.add(Integer.toString(constant));
            }
            return String.join(" * ", factors);
        }
    }

    public static final Offset ZERO = new Offset(List.of());

    public Offset {
        parts = List.copyOf(parts);
    }

    public Offset plus(String variable, Step step) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(variable, step));
        return new Offset(more);
    }

    public Offset plus(String variable) {
        return plus(variable, Step.ONE);
    }

    public Offset plus(Step step) {
        return step.isZero() ? this : plus("", step);
    }

    /** Where the places begin that the variable steps through one after the other; none if it does not. */
    public Optional<Offset> without(String variable) {
        List<Part> others = parts.stream()
                .filter(part -> !part.equals(new Part(variable, Step.ONE)))
                .toList();
        boolean isStep = others.size() == parts.size() - 1
                && others.stream().noneMatch(part -> part.variable().equals(variable));
        return isStep ? Optional.of(new Offset(others)) : Optional.empty();
    }

    /** Whether it is written as a sum of several parts. */
    public boolean isSum() {
        return parts.size() > 1;
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? "0" : parts.stream().map(Offset::text).collect(Collectors.joining(" + "));
    }

    private static String text(Part part) {
        if (part.variable().isEmpty()) {
            return part.step().toString();
        }
        return part.step().equals(Step.ONE) ? part.variable() : part.variable() + " * " + part.step();
    }
}
