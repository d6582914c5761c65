package gradwright.processor.differentiate;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.op.Sketch.leaf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Sketch;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cotangents of graphs drawn by hand, whose values meet and part in ways that no declaration has yet. */
class DifferentiatorTest {

    private static final Axis N = Axis.batch();
    private static final Axis I = Axis.of("i", 3);
    private static final Axis J = Axis.of("j", 2);
    private static final Axis K = Axis.of("k", 4);

    static Stream<Arguments> graphs() {
        return Stream.of(
                graph("diamond: two products of one value meet in a third", s -> {
                    Value x = s.map(apply(Primitive.TANH, leaf(s.parameter("x", N, I))), N, I);
                    Value left = s.contract(x, s.parameter("v", I, J), N, J);
                    Value right = s.contract(x, s.parameter("w", I, J), N, J);
                    return s.sum(s.map(multiply(leaf(left), apply(Primitive.SIGMOID, leaf(right))), N, J));
                }),
                graph("diamond of diamonds", s -> {
                    Value x = s.parameter("x", N, I);
                    for (int i = 0; i < 4; i++) {
                        Value left = s.map(apply(Primitive.TANH, leaf(x)), N, I);
                        Value right = s.map(multiply(leaf(x), leaf(left)), N, I);
                        x = s.map(sum(leaf(left), leaf(right)), N, I);
                    }
                    return s.sum(x);
                }),
                graph("residual: y = x + f(x)", s -> {
                    Value x = s.contract(s.parameter("x", N, I), s.parameter("u", I, K), N, K);
                    Value inner = s.map(apply(Primitive.TANH, leaf(s.contract(x, s.parameter("v", K, J), N, J))), N, J);
                    Value f = s.contract(inner, s.parameter("w", J, K), N, K);
                    return s.sum(s.map(power(sum(leaf(x), leaf(f)), 2), N, K));
                }),
                graph("residual by the start of a contraction", s -> {
                    Value x = s.contract(s.parameter("x", N, I), s.parameter("u", I, K), N, K);
                    Value inner = s.contract(x, s.parameter("v", K, J), N, J);
                    Value y = s.contractFrom(x, inner, s.parameter("w", J, K), N, K);
                    return s.sum(s.map(apply(Primitive.SIGMOID, leaf(y)), N, K));
                }),
                graph("a value contracted with itself", s -> {
                    Value x = s.parameter("x", N, I);
                    return s.sum(s.map(power(leaf(s.contract(x, x, N)), 2), N));
                }),
                graph("a value squared entry by entry by a contraction over nothing", s -> {
                    Value x = s.parameter("x", N, I);
                    return s.sum(s.map(apply(Primitive.TANH, leaf(s.contract(x, x, N, I))), N, I));
                }),
                graph("a contraction that starts at its own operand", s -> {
                    Value x = s.parameter("x", N, I);
                    Value w = s.parameter("w", N, I);
                    Value y = s.contractFrom(x, x, w, N, I);
                    return s.sum(s.map(apply(Primitive.TANH, leaf(s.contractFrom(y, y, y, N, I))), N, I));
                }),
                graph("a bias shared by two contractions", s -> {
                    Value b = s.parameter("b", J);
                    Value left = s.contractFrom(b, s.parameter("x", N, I), s.parameter("v", I, J), N, J);
                    Value right = s.contractFrom(b, s.parameter("y", N, K), s.parameter("w", K, J), N, J);
                    return s.sum(s.map(multiply(leaf(left), apply(Primitive.TANH, leaf(right))), N, J));
                }),
                graph("a weight shared by two layers", s -> {
                    Value w = s.parameter("w", I, J);
                    Value h = s.map(apply(Primitive.TANH, leaf(s.contract(s.parameter("x", N, I), w, N, J))), N, J);
                    return s.sum(s.map(power(leaf(s.contract(h, w, N, I)), 2), N, I));
                }),
                graph("operands broadcast along other axes, and in another order", s -> {
                    Expr product = multiply(
                            leaf(s.parameter("x", N, I)),
                            leaf(s.parameter("row", I)),
                            leaf(s.parameter("column", N)),
                            leaf(s.parameter("number")),
                            leaf(s.parameter("transposed", I, N)));
                    return s.sum(s.map(apply(Primitive.TANH, product), N, I));
                }),
                graph("an outer product", s -> {
                    Value product = s.contract(s.parameter("x", N), s.parameter("y", I), N, I);
                    return s.sum(s.map(apply(Primitive.TANH, leaf(product)), N, I));
                }),
                graph("a result that is its own source", s -> s.parameter("x")));
    }

    private static Arguments graph(String name, Function<Sketch, Value> number) {
        return arguments(name, number);
    }

    private static Expr sum(Expr... exprs) {
        return Algebra.sum(List.of(exprs));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void cotangentsAreTheDerivatives(String name, Function<Sketch, Value> graph) {
        Random random = new Random(1);
        Value number = graph.apply(new Sketch());
        List<Value> sources = Point.realSources(number);
        Map<Value, Value> cotangents = Differentiator.cotangents(number, sources::contains);
        Point point = Point.random(List.of(number), 3, 1, random);
        for (Value source : sources) {
            point.assertDerivative(number, source, cotangents.get(source), random);
        }
        cotangents.forEach((value, cotangent) -> assertEquals(value.axes(), cotangent.axes(), value.toString()));
    }

    /** x -> (x v, x w) -> (x v)(x w): at x = 2, v = 3, w = 5 the derivative by x is 2 v w x = 60. */
    @Test
    void theDiamondByHand() {
        Sketch s = new Sketch();
        Value x = s.parameter("x");
        Value left = s.map(multiply(leaf(x), leaf(s.parameter("v"))));
        Value right = s.map(multiply(leaf(x), leaf(s.parameter("w"))));
        Value product = s.map(multiply(leaf(left), leaf(right)));
        Map<Value, Value> cotangents = Differentiator.cotangents(product, x::equals);
        Point point = Point.of(1).with("x", 2).with("v", 3).with("w", 5);
        assertArrayEquals(new double[] {60}, point.evaluate(cotangents.get(x)));
        assertArrayEquals(new double[] {10}, point.evaluate(cotangents.get(left)));
        assertArrayEquals(new double[] {6}, point.evaluate(cotangents.get(right)));
    }

    /** What does not reach the number has a derivative all the same where it is asked for: zero. */
    @Test
    void whatNeverArrivesIsZero() {
        Sketch s = new Sketch();
        Value x = s.parameter("x", I);
        Value isPositive = s.map(apply(Primitive.GREATER, leaf(x), Algebra.ZERO), I);
        Map<Value, Value> cotangents = Differentiator.cotangents(s.sum(isPositive), x::equals);
        Point point = Point.of(1).with("x", -1, 0, 1);
        assertArrayEquals(new double[3], point.evaluate(cotangents.get(x)));
    }
}
