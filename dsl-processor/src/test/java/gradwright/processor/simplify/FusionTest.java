package gradwright.processor.simplify;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.negate;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.ir.SameFormula.assertSameFormula;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradwright.processor.TestNetwork;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.SizeOf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Softmax and cross-entropy become what one would write by hand, however the declaration spells them. */
class FusionTest {

    private static final Expr SAMPLES = new SizeOf(Axis.batch());

    static Stream<TestNetwork> spellings() {
        return Stream.of(
                TestNetwork.of(4).affine("logits", 3, "identity").loss("softmax-cross-entropy"),
                TestNetwork.of(4).affine("logits", 3, "softmax").loss("cross-entropy"),
                TestNetwork.of(4)
                        .affine("logits", 3, "identity")
                        .activation("probabilities", "softmax")
                        .loss("cross-entropy"));
    }

    /** weight (softmax - onehot) / N, and nothing else. */
    @ParameterizedTest
    @MethodSource("spellings")
    void theGradientByLabels(TestNetwork network) {
        Graph graph = network.graph();
        Value delta = delta(graph, new Kind(Task.GRADIENT, Targets.LABELS));
        Value softmax = only(delta, Call.class);
        Value labels = source(delta, Source.Kind.LABELS);
        Value weights = source(delta, Source.Kind.SAMPLE_WEIGHTS);
        Axis units = delta.axes().get(1);
        Expr oneHot = apply(Primitive.EQUAL, new Index(units), leaf(labels));
        assertSameFormula(divide(multiply(leaf(weights), subtract(leaf(softmax), oneHot)), SAMPLES), expression(delta));
        assertEquals(List.of(weights, softmax, labels), delta.operands());
        assertEquals(new Call(Call.Function.SOFTMAX, logits(graph), units), softmax.operation());
    }

    /** weight (softmax sum(t) - t) / N: a row of targets need not sum to one, and nothing is divided by a probability. */
    @ParameterizedTest
    @MethodSource("spellings")
    void theGradientByDenseTargets(TestNetwork network) {
        Graph graph = network.graph();
        Value delta = delta(graph, new Kind(Task.GRADIENT, Targets.DENSE));
        Value softmax = only(delta, Call.class);
        Value targets = source(delta, Source.Kind.TARGETS);
        Value weights = source(delta, Source.Kind.SAMPLE_WEIGHTS);
        Value sum = only(delta, Reduce.class);
        assertEquals(new Reduce(Reduce.Kind.SUM, targets), sum.operation());
        assertSameFormula(
                divide(multiply(leaf(weights), subtract(multiply(leaf(softmax), leaf(sum)), leaf(targets))), SAMPLES),
                expression(delta));
        for (Value value : Graph.reachable(List.of(delta))) {
            if (value.operation() instanceof MapOperation map) {
                assertFalse(any(map.expression(), FusionTest::isLogarithm), "a logarithm in " + map);
                assertFalse(any(map.expression(), FusionTest::dividesByMoreThanSizes), "a division in " + map);
            }
            assertFalse(value.operation() instanceof Call call && call.function() == Call.Function.LOG_SOFTMAX);
        }
    }

    /** The gradients are those of the loss, for rows of targets that sum to anything. */
    @ParameterizedTest
    @MethodSource("spellings")
    void targetsAreNotAssumedToSumToOne(TestNetwork network) {
        Random random = new Random(2);
        Graph built = network.built().graph();
        Graph graph = network.graph();
        Point point = Point.random(built.roots(), 4, 3, random).with("weights", 1, 1, 1, 1);
        for (Kind kind : List.of(new Kind(Task.GRADIENT, Targets.DENSE), new Kind(Task.GRADIENT, Targets.LABELS))) {
            Value loss = root(built, new Kind(Task.LOSS, kind.targets()), "loss");
            List<Value> parameters = Point.realSources(loss).stream()
                    .filter(value -> ((Source) value.operation()).kind() == Source.Kind.PARAMETER)
                    .toList();
            assertEquals(2, parameters.size());
            for (Value parameter : parameters) {
                String name = ((Source) parameter.operation()).name();
                point.assertDerivative(loss, parameter, root(graph, kind, name), random);
            }
        }
    }

    /** By labels the loss of a sample needs one entry of log-softmax: -logsoftmax[label] / N. */
    @ParameterizedTest
    @MethodSource("spellings")
    void theLossByLabels(TestNetwork network) {
        Graph graph = network.graph();
        Value loss = root(graph, new Kind(Task.LOSS, Targets.LABELS), "loss");
        Value entry = only(loss, Gather.class);
        Value logSoftmax = only(entry, Call.class);
        assertSameFormula(divide(negate(leaf(entry)), SAMPLES), expression(loss));
        assertEquals(
                new Call(
                        Call.Function.LOG_SOFTMAX,
                        logits(graph),
                        logSoftmax.axes().get(1)),
                logSoftmax.operation());
    }

    private static Value logits(Graph graph) {
        return Graph.reachable(graph.roots()).stream()
                .filter(value -> value.operation() instanceof Contract contract
                        && contract.start().isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** What the gradient of the weight contracts the input with. */
    private static Value delta(Graph graph, Kind kind) {
        return ((Contract) root(graph, kind, "logits.weight").operation()).right();
    }

    private static Value root(Graph graph, Kind kind, String name) {
        return graph.programs().stream()
                .filter(program -> program.kind().equals(kind))
                .flatMap(program -> program.roots().stream())
                .filter(root -> root.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Value source(Value reader, Source.Kind kind) {
        return reader.operands().stream()
                .filter(operand -> operand.operation() instanceof Source source && source.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Value only(Value reader, Class<?> operation) {
        List<Value> found = reader.operands().stream()
                .filter(operand -> operation.isInstance(operand.operation()))
                .toList();
        assertEquals(1, found.size(), () -> reader + " reads " + reader.operands());
        return found.get(0);
    }

    private static Expr expression(Value value) {
        return ((MapOperation) value.operation()).expression();
    }

    private static boolean any(Expr expr, Predicate<Expr> predicate) {
        return predicate.test(expr) || expr.children().stream().anyMatch(child -> any(child, predicate));
    }

    private static boolean isLogarithm(Expr expr) {
        return expr instanceof Apply apply
                && (apply.primitive() == Primitive.LOG || apply.primitive() == Primitive.XLOGY);
    }

    private static boolean dividesByMoreThanSizes(Expr expr) {
        return expr instanceof Sum sum
                && sum.terms().stream()
                        .flatMap(term -> term.factors().stream())
                        .anyMatch(factor -> factor.exponent() < 0 && !(factor.base() instanceof SizeOf));
    }
}
