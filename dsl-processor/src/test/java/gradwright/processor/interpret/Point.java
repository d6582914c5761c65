package gradwright.processor.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.check.Assignment;
import gradwright.processor.check.CheckReport;
import gradwright.processor.check.GradientChecker;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Numbers for all sources of a graph: where values are computed, and compared with differences. */
public final class Point {

    private static final double STEP = 1e-3;

    private final Sizes sizes;
    private final Map<String, double[]> sources;

    private Point(Sizes sizes, Map<String, double[]> sources) {
        this.sizes = sizes;
        this.sources = sources;
    }

    /** A point without numbers yet. */
    public static Point of(int samples) {
        return of(Sizes.ofBatch(samples));
    }

    /** A point without numbers yet, for axes of these lengths. */
    public static Point of(Sizes sizes) {
        return new Point(sizes, new HashMap<>());
    }

    /** Numbers from -1.5 to 1.5 for all that the values are computed from, whole numbers being below {@code classes}. */
    public static Point random(Iterable<Value> values, int samples, int classes, RandomGenerator random) {
        return random(values, Sizes.ofBatch(samples), classes, random);
    }

    /** The same for axes of these lengths. */
    public static Point random(Iterable<Value> values, Sizes sizes, int classes, RandomGenerator random) {
        Point point = of(sizes);
        for (Value value : Graph.reachable(values)) {
            if (value.operation() instanceof Source source) {
                double[] entries = new double[Tensor.size(value.axes(), sizes)];
                boolean isWhole = source.type() == ElementType.INTEGER;
                Arrays.setAll(entries, i -> isWhole ? random.nextInt(classes) : random.nextDouble(-1.5, 1.5));
                point.sources.put(source.name(), entries);
            }
        }
        return point;
    }

    /** The same point with other numbers for one source. */
    public Point with(String source, double... entries) {
        Map<String, double[]> changed = new HashMap<>(sources);
        changed.put(source, entries);
        return new Point(sizes, changed);
    }

    public double[] source(String name) {
        return sources.get(name);
    }

    /** An interpreter at this point, in double. */
    public Interpreter<Double> interpreter() {
        return interpreter(new DoubleArithmetic());
    }

    /** An interpreter at this point. */
    public <T> Interpreter<T> interpreter(Arithmetic<T> arithmetic) {
        Interpreter<T> interpreter = new Interpreter<>(arithmetic, sizes);
        sources.forEach(interpreter::with);
        return interpreter;
    }

    public double[] evaluate(Value value) {
        return interpreter().doubles(value);
    }

    /** The derivative of a number, or of the sum of several, in a direction, by central differences extrapolated to step 0. */
    public double difference(Value number, String source, double[] direction) {
        double wide = difference(number, source, direction, STEP);
        double narrow = difference(number, source, direction, STEP / 2);
        return (4 * narrow - wide) / 3;
    }

    private double difference(Value number, String source, double[] direction, double step) {
        return (moved(number, source, direction, step) - moved(number, source, direction, -step)) / (2 * step);
    }

    private double moved(Value number, String source, double[] direction, double step) {
        double[] entries = source(source).clone();
        Arrays.setAll(entries, i -> entries[i] + step * direction[i]);
        return Arrays.stream(with(source, entries).evaluate(number)).sum();
    }

    /** Asserts that {@code derivative} is that of {@code number} by the source, in every direction that is checked. */
    public void assertDerivative(Value number, Value source, Value derivative, RandomGenerator random) {
        assertEquals(source.axes(), derivative.axes(), "axes of the derivative by " + source);
        CheckReport report =
                GradientChecker.check(number, Map.of(source, derivative), new Assignment(sizes, sources), random);
        assertTrue(report.passed(), report::toString);
        assertEquals(report.compared(), report.smooth(), report::toString);
    }

    /** The sources that a value is computed from and has a derivative by. */
    public static List<Value> realSources(Value of) {
        return realSources(List.of(of));
    }

    /** The sources that the values are computed from and have a derivative by. */
    public static List<Value> realSources(List<Value> of) {
        List<Value> sources = new ArrayList<>();
        for (Value value : Graph.reachable(of)) {
            if (value.operation() instanceof Source source && source.type() == ElementType.REAL) {
                sources.add(value);
            }
        }
        return sources;
    }
}
