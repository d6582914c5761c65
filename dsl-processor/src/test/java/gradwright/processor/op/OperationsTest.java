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
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    private record Example(String name, Function<Sketch, Value> drawn) {

        Operation operation() {
            return drawn.apply(new Sketch()).operation();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Uses of the operations; an operation, or a kind of one, that is new needs a row. */
    static List<Example> examples() {
        return List.of(
                new Example("source", s -> s.parameter("x", N, I)),
                new Example("map", s -> s.map(curved(leaf(s.parameter("x", N, I)), leaf(s.parameter("row", I))), N, I)),
                new Example(
                        "map of labels",
                        s -> s.map(
                                multiply(
                                        apply(Primitive.EQUAL, new Expr.Index(I), leaf(s.labels(N))),
                                        power(leaf(s.parameter("x", N, I)), 3)),
                                N,
                                I)),
                new Example("sum", s -> s.sum(s.parameter("x", N, I, J), I)),
                new Example("sum of all", s -> s.sum(s.parameter("x", N, I))),
                new Example("maximum", s -> s.reduce(Reduce.Kind.MAX, s.parameter("x", N, I), N)),
                new Example("maximum of all", s -> s.reduce(Reduce.Kind.MAX, s.parameter("x", N, I))),
                new Example("contract", s -> s.contract(s.parameter("x", N, I), s.parameter("w", I, J), N, J)),
                new Example(
                        "contract from bias",
                        s -> s.contractFrom(s.parameter("b", J), s.parameter("x", N, I), s.parameter("w", I, J), N, J)),
                new Example(
                        "contract over samples",
                        s -> s.contractFrom(
                                s.parameter("g", I, J), s.parameter("x", N, I), s.parameter("y", N, J), I, J)),
                new Example("contract with itself", s -> s.contract(s.parameter("x", N, I), s.parameter("x", N, I), N)),
                new Example("gather", s -> s.gather(s.parameter("x", N, I), s.labels(N), I, N)),
                new Example("gather of a row", s -> s.gather(s.parameter("x", J, I), s.labels(N), I, N, J)),
                new Example("softmax", s -> s.call(Call.Function.SOFTMAX, s.parameter("x", N, I), I)),
                new Example("log softmax", s -> s.call(Call.Function.LOG_SOFTMAX, s.parameter("x", N, I), I)));
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
        assertEquals(operations, namesOf(examples().stream().map(Example::operation)));
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
        List<Operation> operations = examples().stream().map(Example::operation).toList();
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
        Random random = new Random(7);
        Sketch sketch = new Sketch();
        Value number = sketch.weighted("u", example.drawn.apply(sketch));
        List<Value> reached = new ArrayList<>();
        Map<Value, Value> first = derivatives(number);
        first.forEach((source, derivative) -> {
            reached.add(derivative);
            Value second = sketch.weighted("v", derivative);
            Point point = Point.random(List.of(number, second), 4, I.length(), random);
            point.assertDerivative(number, source, derivative, random);
            derivatives(second).forEach((other, ofSecond) -> {
                reached.add(ofSecond);
                point.assertDerivative(second, other, ofSecond, random);
            });
        });
        Set<String> known = namesOf(examples().stream().map(Example::operation));
        Set<String> occurring = namesOf(Graph.reachable(reached).stream().map(Value::operation));
        assertTrue(known.containsAll(occurring), occurring + " without " + known);
        assertTrue(first.size() >= 2 && reached.size() > first.size(), "something was differentiated");
    }

    private static Map<Value, Value> derivatives(Value number) {
        List<Value> sources = Point.realSources(number);
        Map<Value, Value> cotangents = Differentiator.cotangents(number, sources::contains);
        return sources.stream().collect(Collectors.toMap(source -> source, cotangents::get));
    }

    private static Set<String> namesOf(Stream<Operation> operations) {
        return operations.map(operation -> operation.getClass().getName()).collect(Collectors.toSet());
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
        Map<String, Function<Sketch, Value>> wrong = Map.of(
                "map to fewer axes", s -> s.map(leaf(s.parameter("x", N, I)), N),
                "sum to another axis", s -> s.sum(s.parameter("x", N, I), J),
                "sum over nothing", s -> s.sum(s.parameter("x", N, I), N, I),
                "contraction of an axis that one operand has",
                        s -> s.contract(s.parameter("x", N, I), s.parameter("w", J), N, J),
                "contraction to an axis of neither", s -> s.contract(s.parameter("x", N), s.parameter("y", N), J),
                "start over another axis",
                        s -> s.contractFrom(s.parameter("b", I), s.parameter("x", N, I), s.parameter("w", I, J), N, J),
                "gather by real numbers", s -> s.gather(s.parameter("x", N, I), s.parameter("y", N), I, N),
                "gather along an axis that is not there", s -> s.gather(s.parameter("x", N, I), s.labels(N), J, N),
                "softmax along an axis that is not there",
                        s -> s.call(Call.Function.SOFTMAX, s.parameter("x", N, I), J));
        wrong.forEach(
                (name, drawn) -> assertThrows(IllegalArgumentException.class, () -> drawn.apply(new Sketch()), name));
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
        Value index = s.map(apply(Primitive.EQUAL, new Expr.Index(I), new Expr.Index(I)), N, I);
        assertEquals(Set.of(), index.facts().sumToOne(), "the diagonal of an axis with itself is all ones");
        assertTrue(Arrays.stream(Point.of(2)
                                .evaluate(s.map(apply(Primitive.EQUAL, new Expr.Index(I), Algebra.constant(1)), N, I)))
                        .sum()
                == 2);
    }
}
