package gradwright.processor.check;

import gradwright.processor.interpret.Interpreter;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Numbers for the sources of a graph.
 *
 * @param sizes the lengths of symbolic axes
 * @param entries each source's, by its name, in storage order; never modified
 */
public record Assignment(Sizes sizes, Map<String, double[]> entries) {

    public Assignment {
        entries = Map.copyOf(entries);
    }

    /**
     * Random numbers for all that the values are computed from: targets from 0.1 to 0.9, which every loss accepts,
     * labels below the number of classes, all else from {@code low} to {@code high}.
     */
    public static Assignment random(
            Iterable<Value> values, Sizes sizes, double low, double high, RandomGenerator random) {
        return new Assignment(sizes, Map.of()).completed(values, low, high, random);
    }

    /** The same with random numbers from 0.1 to 1 for the sources that have none yet. */
    Assignment completed(Iterable<Value> values, RandomGenerator random) {
        return completed(values, 0.1, 1, random);
    }

    private Assignment completed(Iterable<Value> values, double low, double high, RandomGenerator random) {
        List<Value> reachable = Graph.reachable(values);
        Map<String, double[]> all = new HashMap<>(entries);
        for (Value value : reachable) {
            if (value.operation() instanceof Source source && !all.containsKey(source.name())) {
                double[] numbers = new double[Tensor.size(value.axes(), sizes)];
                switch (source.kind()) {
                    case LABELS -> {
                        int classes = sizes.of(classes(value, reachable));
                        Arrays.setAll(numbers, i -> random.nextInt(classes));
                    }
                    case TARGETS -> Arrays.setAll(numbers, i -> random.nextDouble(0.1, 0.9));
                    default -> Arrays.setAll(numbers, i -> random.nextDouble(low, high));
                }
                all.put(source.name(), numbers);
            }
        }
        return new Assignment(sizes, all);
    }

    /** The axis along which the labels choose. */
    private static Axis classes(Value labels, List<Value> values) {
        return values.stream()
                .flatMap(value -> chosenBy(labels, value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is chosen by " + labels));
    }

    private static Stream<Axis> chosenBy(Value labels, Value value) {
        if (value.operation() instanceof Gather gather) {
            return gather.index() == labels ? Stream.of(gather.along()) : Stream.empty();
        }
        return value.operation() instanceof MapOperation map ? chosenBy(labels, map.expression()) : Stream.empty();
    }

    private static Stream<Axis> chosenBy(Value labels, Expr expr) {
        boolean isOneHot = expr instanceof Apply apply
                && apply.primitive() == Primitive.EQUAL
                && apply.arguments().contains(new Leaf(labels));
        return Stream.concat(
                isOneHot ? expr.children().stream().flatMap(Assignment::axis) : Stream.empty(),
                expr.children().stream().flatMap(child -> chosenBy(labels, child)));
    }

    private static Stream<Axis> axis(Expr expr) {
        return expr instanceof Index index ? Stream.of(index.axis()) : Stream.empty();
    }

    /** The same with other numbers for one source. */
    public Assignment with(String source, double... numbers) {
        Map<String, double[]> changed = new HashMap<>(entries);
        changed.put(source, numbers);
        return new Assignment(sizes, changed);
    }

    /** The source's numbers; they must not be modified. */
    public double[] of(String source) {
        return Optional.ofNullable(entries.get(source))
                .orElseThrow(() -> new IllegalArgumentException("no numbers for the source " + source));
    }

    /** The same with a source moved so far in a direction. */
    Assignment moved(Direction direction, double distance) {
        double[] numbers = of(direction.source()).clone();
        Arrays.setAll(numbers, i -> numbers[i] + distance * direction.entries()[i]);
        return with(direction.source(), numbers);
    }

    /** An interpreter for these numbers. */
    public <T> Interpreter<T> interpreter(Arithmetic<T> arithmetic) {
        Interpreter<T> interpreter = new Interpreter<>(arithmetic, sizes);
        entries.forEach(interpreter::with);
        return interpreter;
    }
}
