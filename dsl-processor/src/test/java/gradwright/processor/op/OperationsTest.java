package gradwright.processor.op;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vector-Jacobian rule of every operation, and the rules of what occurs in it, against differences. */
class OperationsTest {

    private static final Axis N = Axis.batch();
    private static final Axis I = Axis.of("i", 3);
    private static final Axis J = Axis.of("j", 2);

    /** The operations that have no derivative: what they make is a constant. */
    private static final Operation STOP =
            new Sketch().stop(new Sketch().parameter("x", N)).operation();

    private static final Operation RANDOM =
            new Sketch().random(new Sketch().key("key"), "mask", N).operation();

    /** A use of an operation, for axes of the lengths that its name tells. */
    private record Example(String name, int samples, int classes, Function<Sketch, Value> drawn) {

        Operation operation() {
            return drawn.apply(new Sketch()).operation();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Every use, for axes of other lengths each time. */
    static Stream<Example> examples() {
        java.util.Random random = new java.util.Random(4);
        return Stream.of(new int[] {4, 3, 2}, lengths(random), lengths(random), lengths(random))
                .flatMap(OperationsTest::examples);
    }

    private static int[] lengths(java.util.Random random) {
        return random.ints(3, 1, 6).toArray();
    }

    private static Stream<Example> examples(int[] lengths) {
        Map<String, Function<Sketch, Value>> uses =
                uses(Axis.of("i", lengths[1]), Axis.of("j", lengths[2]), lengths[1], lengths[2]);
        return uses.entrySet().stream()
                .map(use -> new Example(
                        use.getKey() + " " + Arrays.toString(lengths), lengths[0], lengths[1], use.getValue()));
    }

    /** Uses of the operations; an operation, or a kind of one, that is new needs a row. */
    private static Map<String, Function<Sketch, Value>> uses(Axis i, Axis j, int lengthOfI, int lengthOfJ) {
        Map<String, Function<Sketch, Value>> uses = new LinkedHashMap<>();
        uses.put("source", s -> s.parameter("x", N, i));
        uses.put("map", s -> s.map(curved(leaf(s.parameter("x", N, i)), leaf(s.parameter("row", i))), N, i));
        uses.put(
                "map of labels",
                s -> s.map(
                        multiply(
                                apply(Primitive.EQUAL, new Expr.Index(i), leaf(s.labels(N))),
                                power(leaf(s.parameter("x", N, i)), 3)),
                        N,
                        i));
        uses.put("sum", s -> s.sum(s.parameter("x", N, i, j), i));
        uses.put("sum of all", s -> s.sum(s.parameter("x", N, i)));
        uses.put("maximum", s -> s.reduce(Reduce.Kind.MAX, s.parameter("x", N, i), N));
        uses.put("product", s -> s.reduce(Reduce.Kind.PRODUCT, s.parameter("x", N, i), N));
        uses.put("product of all", s -> s.reduce(Reduce.Kind.PRODUCT, s.parameter("x", N, i)));
        uses.put("maximum of all", s -> s.reduce(Reduce.Kind.MAX, s.parameter("x", N, i)));
        uses.put("contract", s -> s.contract(s.parameter("x", N, i), s.parameter("w", i, j), N, j));
        uses.put(
                "contract from bias",
                s -> s.contractFrom(s.parameter("b", j), s.parameter("x", N, i), s.parameter("w", i, j), N, j));
        uses.put(
                "contract over samples",
                s -> s.contractFrom(s.parameter("g", i, j), s.parameter("x", N, i), s.parameter("y", N, j), i, j));
        uses.put(
                "contract with a vector from a matrix",
                s -> s.contractFrom(s.parameter("b", N, i), s.parameter("x", N, i, j), s.parameter("w", j), N, i));
        uses.put("contract with itself", s -> s.contract(s.parameter("x", N, i), s.parameter("x", N, i), N));
        uses.put("gather", s -> s.gather(s.parameter("x", N, i), s.labels(N), i, N));
        uses.put("gather of a row", s -> s.gather(s.parameter("x", j, i), s.labels(N), i, N, j));
        uses.put("scatter", s -> s.scatter(s.parameter("x", N, j), s.labels(N), i, i, j));
        uses.put("scatter to a place a sample", s -> s.scatter(s.parameter("x", j, N), s.labels(N), i, N, i, j));
        Axis few = Axis.of("few", Math.max(1, lengthOfI - 1));
        Axis kernel = Axis.of("kernel", 3);
        uses.put("slice", s -> s.window(s.parameter("x", N, i), i, Slide.at(1).plus(few, 1), N, few));
        Axis half = Axis.of("half", (lengthOfI + 1) / 2);
        uses.put(
                "every other entry",
                s -> s.window(s.parameter("x", N, i), i, Slide.at(0).plus(half, 2), N, half));
        uses.put("entry", s -> s.window(s.parameter("x", N, i), i, Slide.at(lengthOfI - 1), N));
        uses.put("shift", s -> s.window(s.parameter("x", N, i), N, Slide.at(-1).plus(N, 1), N, i));
        uses.put(
                "windows",
                s -> s.window(
                        s.parameter("x", N, i, j), i, Slide.at(-1).plus(few, 2).plus(kernel, 1), few, N, kernel, j));
        uses.put(
                "pad",
                s -> s.overlapAdd(s.parameter("x", few, N), i, Slide.at(1).plus(few, 1), N, i));
        uses.put("pad at the front", s -> s.overlapAdd(s.parameter("x", N), i, Slide.at(lengthOfI - 1), N, i));
        uses.put(
                "overlapping windows",
                s -> s.overlapAdd(
                        s.parameter("x", few, N, kernel),
                        i,
                        Slide.at(-1).plus(few, 2).plus(kernel, 1),
                        N,
                        i));
        Axis both = Axis.of("both", lengthOfI * lengthOfJ);
        Axis one = Axis.of("one", 1);
        Axis other = new Axis("m", N.size());
        uses.put("rename", s -> s.seenAs(s.parameter("x", i, N), List.of(N), List.of(other), i, other));
        uses.put("merge", s -> s.seenAs(s.parameter("x", i, N, j), List.of(j, i), List.of(both), N, both));
        uses.put("split", s -> s.seenAs(s.parameter("x", N, both), List.of(both), List.of(i, j), j, N, i));
        uses.put("unit axis", s -> s.seenAs(s.parameter("x", N), List.of(), List.of(one), N, one));
        uses.put("softmax", s -> s.call(Call.Function.SOFTMAX, s.parameter("x", N, i), i));
        uses.put("log softmax", s -> s.call(Call.Function.LOG_SOFTMAX, s.parameter("x", N, i), i));
        for (Scan.Order order : Scan.Order.values()) {
            String name = "scan " + order.name().toLowerCase(Locale.ROOT);
            uses.put(name, s -> recurrence(s, i, j, order));
            uses.put(
                    name + " over samples, looking up",
                    s -> s.scan(
                            s.parameter("h", j),
                            N,
                            order,
                            (before, read) -> s.map(
                                    apply(
                                            Primitive.SIN,
                                            sum(leaf(before), leaf(s.gather(read.get(1), read.get(0), i, j)))),
                                    j),
                            s.labels(N),
                            s.parameter("x", i, j)));
        }
        uses.put(
                "scan that is called with one value twice",
                s -> s.scan(
                        s.parameter("x", j),
                        i,
                        Scan.Order.ASCENDING,
                        (before, x) ->
                                s.map(multiply(apply(Primitive.TANH, leaf(before)), leaf(x.get(0)), leaf(x.get(1))), j),
                        s.parameter("x", j),
                        s.parameter("x", j)));
        uses.put(
                "scan whose steps do not read the state",
                s -> s.scan(
                        s.parameter("h", j),
                        i,
                        Scan.Order.DESCENDING,
                        (before, x) -> s.map(power(leaf(x.get(0)), 3), j),
                        s.parameter("x", j, i)));
        return uses;
    }

    /** {@code h = tanh(h W + x)}, where W mixes the units. */
    private static Value recurrence(Sketch s, Axis steps, Axis units, Scan.Order order) {
        Axis mixed = Axis.of("mixed", units.length());
        return s.scan(
                s.parameter("h", N, units),
                steps,
                order,
                (before, read) -> {
                    Value product = s.contract(before, read.get(1), N, mixed);
                    Value again = s.seenAs(product, List.of(mixed), List.of(units), N, units);
                    return s.map(apply(Primitive.TANH, sum(leaf(again), leaf(read.get(0)))), N, units);
                },
                s.parameter("x", N, steps, units),
                s.parameter("w", units, mixed));
    }

    private static Expr sum(Expr... exprs) {
        return Algebra.sum(List.of(exprs));
    }

    private static Expr curved(Expr x, Expr y) {
        return Algebra.sum(List.of(
                multiply(apply(Primitive.TANH, x), apply(Primitive.EXP, y)),
                divide(x, Algebra.sum(List.of(Algebra.constant(3), power(y, 2))))));
    }

    @Test
    void everyOperationHasAnExample() throws Exception {
        Set<String> operations = operations();
        assertTrue(operations.size() > 1, "no operations found");
        assertEquals(operations, known());
    }

    private static Set<String> known() {
        return namesOf(Stream.concat(examples().map(Example::operation), Stream.of(STOP, RANDOM)));
    }

    /** The operations among the classes that lie beside this one's subject. */
    private static Set<String> operations() throws IOException, ReflectiveOperationException, URISyntaxException {
        Path classes = Path.of(Source.class.getResource("Source.class").toURI()).getParent();
        Set<String> operations = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(classes, "*.class")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(Source.class.getPackageName() + "." + name);
                if (Operation.class.isAssignableFrom(type)) {
                    operations.add(type.getName());
                }
            }
        }
        return operations;
    }

    @Test
    void everyKindOfReductionAndEveryFunctionHasAnExample() {
        List<Operation> operations = examples().map(Example::operation).toList();
        for (Reduce.Kind kind : Reduce.Kind.values()) {
            assertTrue(
                    operations.stream().anyMatch(o -> o instanceof Reduce reduce && reduce.kind() == kind), kind::name);
        }
        for (Call.Function function : Call.Function.values()) {
            assertTrue(
                    operations.stream().anyMatch(o -> o instanceof Call call && call.function() == function),
                    function::name);
        }
    }

    /** First derivatives, then the derivatives of those: what occurs in a rule has a rule, and they are all right. */
    @ParameterizedTest
    @MethodSource("examples")
    void derivativesAreThoseOfTheInterpreter(Example example) {
        java.util.Random random = new java.util.Random(7);
        Sketch sketch = new Sketch();
        Value number = sketch.weighted("u", example.drawn.apply(sketch));
        List<Value> reached = new ArrayList<>();
        Map<Value, Value> first = derivatives(number);
        first.forEach((source, derivative) -> {
            reached.add(derivative);
            Value second = sketch.weighted("v", derivative);
            Point point = Point.random(List.of(number, second), example.samples, example.classes, random);
            point.assertDerivative(number, source, derivative, random);
            derivatives(second).forEach((other, ofSecond) -> {
                reached.add(ofSecond);
                point.assertDerivative(second, other, ofSecond, random);
            });
        });
        Set<String> occurring = namesOf(operations(reached));
        assertTrue(known().containsAll(occurring), occurring + " without " + known());
        assertTrue(first.size() >= 2 && reached.size() > first.size(), "something was differentiated");
    }

    /** The operations of all that the values are computed from, those of steps among them. */
    private static Stream<Operation> operations(List<Value> values) {
        return Graph.reachable(values).stream()
                .map(Value::operation)
                .flatMap(operation -> operation instanceof Scan scan
                        ? Stream.concat(
                                Stream.of(scan), operations(List.of(scan.next().result())))
                        : Stream.of(operation));
    }

    private static Map<Value, Value> derivatives(Value number) {
        List<Value> sources = Point.realSources(number);
        Map<Value, Value> cotangents = Differentiator.cotangents(number, sources::contains);
        return sources.stream().collect(Collectors.toMap(source -> source, cotangents::get));
    }

    private static Set<String> namesOf(Stream<Operation> operations) {
        return operations.map(operation -> operation.getClass().getName()).collect(Collectors.toSet());
    }

    @Test
    void operandsOfConstantsCanBeExchanged() {
        for (Operation operation : List.of(STOP, RANDOM)) {
            assertEquals(operation, operation.withOperands(operation.operands()));
        }
    }

    /** An operation can be told to read other operands: the same, and with each one exchanged for another. */
    @ParameterizedTest
    @MethodSource("examples")
    void operandsCanBeExchanged(Example example) {
        Operation operation = example.operation();
        List<Value> operands = operation.operands();
        assertEquals(operation, operation.withOperands(operands));
        Sketch sketch = new Sketch();
        List<Value> others = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            others.add(sketch.parameter("other" + i, operands.get(i).axes().toArray(Axis[]::new)));
        }
        assertEquals(others, operation.withOperands(others).operands());
    }

    /** Entries that reach the maximum together share its cotangent: 6 as 2 + 2 + 2. */
    @Test
    void maximaShareTheirCotangent() {
        Sketch sketch = new Sketch();
        Value x = sketch.parameter("x", I, J);
        Value number = sketch.weighted("u", sketch.reduce(Reduce.Kind.MAX, x, J));
        Value derivative = Differentiator.cotangents(number, x::equals).get(x);
        Point point = Point.of(1).with("u", 6, 5).with("x", 4, 1, 4, 2, 4, 0);
        assertArrayEquals(new double[] {2, 0, 2, 5, 2, 0}, point.evaluate(derivative));
    }

    /** Shapes that make no sense are refused where they are made. */
    @Test
    void shapesAreChecked() {
        Map<String, Function<Sketch, Value>> wrong = new LinkedHashMap<>();
        wrong.put("map to fewer axes", s -> s.map(leaf(s.parameter("x", N, I)), N));
        wrong.put("sum to another axis", s -> s.sum(s.parameter("x", N, I), J));
        wrong.put("sum over nothing", s -> s.sum(s.parameter("x", N, I), N, I));
        wrong.put(
                "contraction of an axis that one operand has",
                s -> s.contract(s.parameter("x", N, I), s.parameter("w", J), N, J));
        wrong.put("contraction to an axis of neither", s -> s.contract(s.parameter("x", N), s.parameter("y", N), J));
        wrong.put(
                "start over another axis",
                s -> s.contractFrom(s.parameter("b", I), s.parameter("x", N, I), s.parameter("w", I, J), N, J));
        wrong.put("gather by real numbers", s -> s.gather(s.parameter("x", N, I), s.parameter("y", N), I, N));
        wrong.put("gather along an axis that is not there", s -> s.gather(s.parameter("x", N, I), s.labels(N), J, N));
        wrong.put("scatter by real numbers", s -> s.scatter(s.parameter("x", N), s.parameter("y", N), I, I));
        wrong.put("scatter along an axis that is there", s -> s.scatter(s.parameter("x", N, I), s.labels(N), I, I));
        wrong.put(
                "scatter that sums over an axis without labels",
                s -> s.scatter(s.parameter("x", N, J), s.labels(N), I, I));
        wrong.put(
                "window along an axis that is not there",
                s -> s.window(s.parameter("x", N), I, Slide.at(0).plus(J, 1), N, J));
        wrong.put("window to an axis that does not slide", s -> s.window(s.parameter("x", I), I, Slide.at(0), J));
        wrong.put(
                "window over an axis that is there",
                s -> s.window(s.parameter("x", I, J), I, Slide.at(0).plus(J, 1), J));
        wrong.put(
                "overlap from an axis that is not there",
                s -> s.overlapAdd(s.parameter("x", N), I, Slide.at(0).plus(J, 1), N, I));
        wrong.put(
                "axis that slides twice",
                s -> s.window(s.parameter("x", I), I, Slide.at(0).plus(J, 1).plus(J, 1), J));
        wrong.put("rename to another length", s -> s.seenAs(s.parameter("x", I), List.of(I), List.of(J), J));
        wrong.put("rename to a symbol", s -> s.seenAs(s.parameter("x", I), List.of(I), List.of(N), N));
        wrong.put("rename to an axis that is there", s -> s.seenAs(s.parameter("x", I, J), List.of(I), List.of(J), J));
        wrong.put("random numbers by a real number", s -> s.random(s.parameter("x"), "mask", N));
        wrong.put("random numbers by many keys", s -> s.random(s.labels(N), "mask", N));
        wrong.put(
                "random numbers counted along other axes", s -> s.of(new Random(s.key("key"), "mask", List.of(I)), J));
        wrong.put("stop over other axes", s -> s.of(new Stop(s.parameter("x", I)), J));
        wrong.put(
                "scan along an axis of its state",
                s -> s.scan(s.parameter("h", I), I, Scan.Order.ASCENDING, (before, x) -> before));
        wrong.put(
                "scan to another state",
                s -> s.scan(s.parameter("h", I), J, Scan.Order.ASCENDING, (before, x) -> s.sum(before)));
        wrong.put(
                "scan to other axes",
                s -> s.of(
                        s.scan(s.parameter("h"), J, Scan.Order.ASCENDING, (before, x) -> before)
                                .operation(),
                        I));
        wrong.put(
                "scan whose step reads an argument of other axes",
                s -> s.of(
                        new Scan(
                                s.parameter("h"),
                                List.of(s.parameter("x", I)),
                                J,
                                Scan.Order.ASCENDING,
                                new Scan.Step(
                                        s.parameter("before"),
                                        List.of(s.parameter("argument")),
                                        s.parameter("before"))),
                        J));
        wrong.put(
                "softmax along an axis that is not there",
                s -> s.call(Call.Function.SOFTMAX, s.parameter("x", N, I), J));
        wrong.forEach(
                (name, drawn) -> assertThrows(IllegalArgumentException.class, () -> drawn.apply(new Sketch()), name));
    }

    @Test
    void anAxisSlidesOnce() {
        Slide slide = Slide.at(0).plus(J, 1);
        assertThrows(IllegalArgumentException.class, () -> slide.plus(J, 2));
    }

    /** Facts are inferred, never declared: which results are known to sum to one, and along which axis. */
    @Test
    void factsAreInferred() {
        Sketch s = new Sketch();
        Value x = s.parameter("x", N, I);
        Value oneHot = s.map(apply(Primitive.EQUAL, new Expr.Index(I), leaf(s.labels(N))), N, I);
        assertEquals(Set.of(I), s.call(Call.Function.SOFTMAX, x, I).facts().sumToOne());
        assertEquals(Set.of(I), oneHot.facts().sumToOne());
        assertEquals(Set.of(), s.call(Call.Function.LOG_SOFTMAX, x, I).facts().sumToOne());
        assertEquals(Set.of(), x.facts().sumToOne());
        assertEquals(
                Set.of(),
                s.map(multiply(leaf(oneHot), leaf(oneHot)), N, I).facts().sumToOne());
        Value softmax = s.call(Call.Function.SOFTMAX, x, I);
        Axis classes = Axis.of("classes", 3);
        assertEquals(Set.of(I), s.stop(softmax).facts().sumToOne());
        assertEquals(
                Set.of(classes),
                s.seenAs(softmax, List.of(I), List.of(classes), N, classes)
                        .facts()
                        .sumToOne());
        Axis samples = new Axis("m", N.size());
        assertEquals(
                Set.of(I),
                s.seenAs(softmax, List.of(N), List.of(samples), samples, I)
                        .facts()
                        .sumToOne());
        Axis split = Axis.of("split", 1);
        assertEquals(
                Set.of(),
                s.seenAs(softmax, List.of(I), List.of(split, classes), N, split, classes)
                        .facts()
                        .sumToOne());
        Value index = s.map(apply(Primitive.EQUAL, new Expr.Index(I), new Expr.Index(I)), N, I);
        assertEquals(Set.of(), index.facts().sumToOne(), "the diagonal of an axis with itself is all ones");
        assertTrue(Arrays.stream(Point.of(2)
                                .evaluate(s.map(apply(Primitive.EQUAL, new Expr.Index(I), Algebra.constant(1)), N, I)))
                        .sum()
                == 2);
    }
}
