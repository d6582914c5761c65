package gradwright.processor.claim;

import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.LoweredFormula.Selection;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Size;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** Sizes for all dimensions and numbers for all parameters. */
record ClaimPoint(Sizes sizes, Map<String, double[]> numbers) {

    private static final int[] PRIMES = {2, 3, 5, 7, 11, 13};

    /**
     * Small distinct primes, so that no two dimensions fit each other by accident.
     *
     * @param first how many of the smallest are left out
     */
    static Sizes primes(Collection<Axis> axes, List<Selection> selections, int first) {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (String symbol : symbols(axes)) {
            int least = least(symbol, selections);
            int place = first;
            while (place < PRIMES.length - 1 && (PRIMES[place] < least || lengths.containsValue(PRIMES[place]))) {
                place++;
            }
            lengths.put(symbol, Math.max(least, PRIMES[place]));
        }
        return new Sizes(lengths);
    }

    /** The same size for all, but for those that are selected from further on. */
    static Sizes all(Collection<Axis> axes, List<Selection> selections, int size) {
        return new Sizes(symbols(axes).stream()
                .collect(Collectors.toMap(symbol -> symbol, symbol -> Math.max(size, least(symbol, selections)))));
    }

    private static List<String> symbols(Collection<Axis> axes) {
        return axes.stream()
                .map(Axis::size)
                .filter(Size.Symbol.class::isInstance)
                .map(size -> ((Size.Symbol) size).name())
                .distinct()
                .toList();
    }

    /** The size that every whole number selects within. */
    private static int least(String symbol, List<Selection> selections) {
        return selections.stream()
                .filter(selection -> selection.along().size().equals(new Size.Symbol(symbol)))
                .filter(selection -> selection.index().matches("[0-9]+"))
                .mapToInt(selection -> Integer.parseInt(selection.index()) + 1)
                .reduce(1, Math::max);
    }

    /** Numbers of both signs, or positive ones: what has a logarithm or a root. */
    static ClaimPoint random(
            List<Value> sources, Sizes sizes, List<Selection> selections, boolean isPositive, SplittableRandom random) {
        return of(
                sources,
                sizes,
                selections,
                () -> isPositive ? random.nextDouble(0.2, 1.8) : random.nextDouble(-1.5, 1.5),
                random);
    }

    /** Whole numbers up to {@code largest}. */
    static ClaimPoint whole(
            List<Value> sources, Sizes sizes, List<Selection> selections, int largest, SplittableRandom random) {
        return of(sources, sizes, selections, () -> random.nextInt(-largest, largest + 1), random);
    }

    private static ClaimPoint of(
            List<Value> sources,
            Sizes sizes,
            List<Selection> selections,
            DoubleSupplier number,
            SplittableRandom random) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (Value source : sources) {
            String name = ((Source) source.operation()).name();
            int length = source.axes().stream().mapToInt(sizes::of).reduce(1, Math::multiplyExact);
            double[] entries = new double[length];
            int bound = selections.stream()
                    .filter(selection -> selection.index().equals(name))
                    .mapToInt(selection -> sizes.of(selection.along()))
                    .reduce(4, Math::min);
            Arrays.setAll(
                    entries, i -> source.type() == ElementType.INTEGER ? random.nextInt(bound) : number.getAsDouble());
            numbers.put(name, entries);
        }
        return new ClaimPoint(sizes, numbers);
    }

    <T> Interpreter<T> interpreter(Arithmetic<T> arithmetic) {
        Interpreter<T> interpreter = new Interpreter<>(arithmetic, sizes);
        numbers.forEach(interpreter::with);
        return interpreter;
    }

    /** The point as one would write it, with the sizes of these dimensions. */
    List<String> lines(Collection<Dimension> dimensions) {
        List<String> lines = new ArrayList<>();
        if (!dimensions.isEmpty()) {
            lines.add(dimensions.stream()
                    .map(dimension -> dimension.name() + " = " + sizes.of(dimension.first()))
                    .sorted()
                    .collect(Collectors.joining(", ")));
        }
        numbers.forEach((name, entries) -> lines.add(name + " = "
                + Arrays.stream(entries).limit(9).mapToObj(ClaimChecker::text).collect(Collectors.joining(" "))
                + (entries.length > 9 ? " ..." : "")));
        return lines;
    }
}
