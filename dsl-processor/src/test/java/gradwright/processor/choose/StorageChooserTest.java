package gradwright.processor.choose;

import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.ZERO;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.ir.SameFormula.assertSameFormula;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gradwright.processor.TestNetwork;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Origin.Cotangent;
import gradwright.processor.ir.Origin.Declared;
import gradwright.processor.ir.Origin.Part;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Sketch;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What derivatives read: the stored output where that will do, else the pre-activation. */
class StorageChooserTest {

    /** The derivative of an activation over what is kept of it, as one writes it on paper. */
    static Stream<Arguments> derivatives() {
        return Stream.of(
                row("tanh", Part.OUTPUT, y -> subtract(ONE, power(y, 2))),
                row("sigmoid", Part.OUTPUT, y -> multiply(y, subtract(ONE, y))),
                row("relu", Part.OUTPUT, y -> apply(Primitive.GREATER, y, ZERO)),
                row("exp", Part.OUTPUT, y -> y),
                row("square", Part.PRE_ACTIVATION, x -> multiply(constant(2), x)),
                row("sin", Part.PRE_ACTIVATION, x -> apply(Primitive.COS, x)),
                row("abs", Part.PRE_ACTIVATION, x -> apply(Primitive.SIGN, x)),
                row("softplus", Part.PRE_ACTIVATION, x -> apply(Primitive.SIGMOID, x)));
    }

    private static Arguments row(String activation, Part kept, UnaryOperator<Expr> derivative) {
        return arguments(activation, kept, derivative);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("derivatives")
    void derivativesReadWhatIsKept(String activation, Part kept, UnaryOperator<Expr> derivative) {
        Graph graph = TestNetwork.of(4)
                .affine("hidden", 5, activation)
                .affine("output", 2, "identity")
                .loss("mse")
                .graph();
        Value delta = find(graph, new Cotangent(new Declared("hidden", Part.PRE_ACTIVATION)));
        Value upstream = find(graph, new Cotangent(new Declared("hidden", Part.OUTPUT)));
        Value read = find(graph, new Declared("hidden", kept));
        assertEquals(Set.of(upstream, read), Set.copyOf(delta.operands()));
        Expr expected = multiply(leaf(upstream), derivative.apply(leaf(read)));
        assertSameFormula(expected, ((MapOperation) delta.operation()).expression());
    }

    /** A stored value that repeats a number for every sample is not what that number alone is read from. */
    @Test
    void nothingIsReadFromAValueWithMoreAxes() {
        Sketch s = new Sketch();
        Expr formula = apply(Primitive.TANH, leaf(s.parameter("x")));
        Axis units = Axis.of("units", 3);
        Value repeated = s.map(formula, units);
        Value product = s.contract(repeated, s.parameter("w", units));
        Value number = s.map(formula);
        Graph graph = StorageChooser.choose(new Graph(
                List.of(new Graph.Program(
                        new Kind(Graph.Task.PREDICT, Graph.Targets.NONE),
                        List.of(
                                new Graph.Root(Graph.Role.OUTPUT, "product", product),
                                new Graph.Root(Graph.Role.OUTPUT, "number", number)))),
                List.of()));
        assertEquals(formula, ((MapOperation) number.operation()).expression());
        assertEquals(List.of(), graph.roots().get(1).axes());
    }

    private static Value find(Graph graph, Origin origin) {
        List<Value> roots = graph.programs().stream()
                .filter(program -> program.kind().equals(new Kind(Task.GRADIENT, Targets.DENSE)))
                .flatMap(program -> program.roots().stream())
                .map(Graph.Root::value)
                .toList();
        return Graph.reachable(roots).stream()
                .filter(value -> value.origin().equals(origin))
                .findFirst()
                .orElseThrow(() -> new AssertionError(origin + " is not among " + Graph.reachable(roots)));
    }
}
