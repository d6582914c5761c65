package gradwright.processor.verification;

import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.op.Sketch.leaf;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Call;
import gradwright.processor.op.Scan;
import gradwright.processor.op.Sketch;
import gradwright.processor.op.Slide;
import java.util.List;
import java.util.Map;

/**
 * Building blocks of the literature that no declaration has yet, drawn as graphs: what the operations can say, they can
 * differentiate, twice. The same blocks are in {@code reference_blocks.py}.
 */
final class Blocks {

    private static final Axis N = Axis.batch();
    private static final Expr EPSILON = Algebra.constant(Rational.of("0.00001"));
    private static final Expr MOMENTUM = Algebra.constant(Rational.of("0.1"));
    private static final Expr KEPT = Algebra.constant(Rational.of("0.75"));

    private final Sketch s;
    private final Map<String, Integer> lengths;

    private Blocks(Sketch sketch, Map<String, Integer> lengths) {
        this.s = sketch;
        this.lengths = lengths;
    }

    /** What a block computes, by name, and a number made of it. */
    record Block(Map<String, Value> values, Value loss) {}

    /** A block that can be drawn for axes of any length. */
    record Kind(String name, Drawing drawing) {

        Block draw(Sketch sketch, Map<String, Integer> lengths) {
            return drawing.of(new Blocks(sketch, lengths));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    interface Drawing {
        Block of(Blocks blocks);
    }

    static List<Kind> all() {
        return List.of(
                new Kind("residual", Blocks::residual),
                new Kind("heads", Blocks::heads),
                new Kind("shared", Blocks::shared),
                new Kind("dropout", Blocks::dropout),
                new Kind("batch norm", Blocks::batchNorm),
                new Kind("layer norm", Blocks::layerNorm),
                new Kind("embedding", Blocks::embedding),
                new Kind("slices", Blocks::slices),
                new Kind("convolution", Blocks::convolution),
                new Kind("recurrent", Blocks::recurrent),
                new Kind("long short", Blocks::longShort));
    }

    /** {@code y = x + relu(x V + a) W + b}: He, Zhang, Ren and Sun, "Deep residual learning" (CVPR 2016). */
    private Block residual() {
        Axis i = axis("i");
        Axis k = axis("k");
        Value x = s.parameter("x", N, i);
        Value inner = s.contractFrom(s.parameter("a", k), x, s.parameter("v", i, k), N, k);
        Value bent = s.map(apply(Primitive.MAX, leaf(inner), Algebra.ZERO), N, k);
        Value outer = s.contractFrom(s.parameter("b", i), bent, s.parameter("w", k, i), N, i);
        Value y = s.map(sum(leaf(x), leaf(outer)), N, i);
        return new Block(Map.of("output", y), meanSquare(y, s.parameter("t", N, i)));
    }

    /** One trunk, a head with the mean squared error, another with the cross-entropy of its softmax. */
    private Block heads() {
        Axis i = axis("i");
        Axis k = axis("k");
        Axis r = axis("r");
        Axis c = axis("c");
        Value trunk = tanh(s.contract(s.parameter("x", N, i), s.parameter("v", i, k), N, k));
        Value number = s.contract(trunk, s.parameter("w", k, r), N, r);
        Value logits = s.contractFrom(s.parameter("b", c), trunk, s.parameter("u", k, c), N, c);
        Value logProbability = s.gather(s.call(Call.Function.LOG_SOFTMAX, logits, c), s.labels(N), c, N);
        Expr crossEntropy = divide(Algebra.negate(leaf(s.sum(logProbability))), Algebra.size(N));
        Expr half = Algebra.constant(Rational.of("0.5"));
        Value loss = s.map(sum(leaf(meanSquare(number, s.parameter("t", N, r))), multiply(half, crossEntropy)));
        return new Block(Map.of("number", number, "logits", logits), loss);
    }

    /** One layer applied to its own output, and to another input. */
    private Block shared() {
        Axis i = axis("i");
        Value left = shared(shared(s.parameter("x", N, i)));
        Value right = shared(s.parameter("z", N, i));
        return new Block(Map.of("left", left, "right", right), meanSquare(left, right));
    }

    private Value shared(Value x) {
        Axis i = axis("i");
        Axis mixed = Axis.of("mixed", i.length());
        Value product = s.contract(x, s.parameter("w", i, mixed), N, mixed);
        Value again = s.seenAs(product, List.of(mixed), List.of(i), N, i);
        return s.map(apply(Primitive.TANH, sum(leaf(again), leaf(s.parameter("b", i)))), N, i);
    }

    /** {@code y = h [u < p] / p}: Srivastava et al., "Dropout" (JMLR 15, 2014), inverted. */
    private Block dropout() {
        Axis i = axis("i");
        Axis k = axis("k");
        Value h = tanh(s.contract(s.parameter("x", N, i), s.parameter("w", i, k), N, k));
        Value u = s.random(s.key("key"), "hidden", N, k);
        Value y = s.map(divide(multiply(apply(Primitive.GREATER, KEPT, leaf(u)), leaf(h)), KEPT), N, k);
        return new Block(Map.of("output", y), meanSquare(y, s.parameter("t", N, k)));
    }

    /** Ioffe and Szegedy, "Batch normalization" (ICML 2015): batch statistics in training, running ones in prediction. */
    private Block batchNorm() {
        Axis i = axis("i");
        Value x = s.parameter("x", N, i);
        Value mean = s.state("mean", i);
        Value variance = s.state("variance", i);
        Value ofBatch = mean(x, N, i);
        Value deviation = s.map(subtract(leaf(x), leaf(ofBatch)), N, i);
        Value varianceOfBatch = mean(s.map(power(leaf(deviation), 2), N, i), N, i);
        Value y = scaled(deviation, varianceOfBatch, i);
        Value predicted = scaled(s.map(subtract(leaf(x), leaf(mean)), N, i), variance, i);
        Expr samples = Algebra.size(N);
        Expr unbiased = divide(multiply(leaf(varianceOfBatch), samples), subtract(samples, Algebra.ONE));
        Map<String, Value> values = Map.of(
                "output",
                y,
                "predicted",
                predicted,
                "next mean",
                s.map(next(leaf(mean), leaf(s.stop(ofBatch))), i),
                "next variance",
                s.map(next(leaf(variance), unbiased), i));
        return new Block(values, meanSquare(tanh(y), s.parameter("t", N, i)));
    }

    /** The running average, a step further. */
    private static Expr next(Expr running, Expr seen) {
        return sum(multiply(subtract(Algebra.ONE, MOMENTUM), running), multiply(MOMENTUM, seen));
    }

    /** Ba, Kiros and Hinton, "Layer normalization" (2016). */
    private Block layerNorm() {
        Axis i = axis("i");
        Value x = s.parameter("x", N, i);
        Value deviation = s.map(subtract(leaf(x), leaf(mean(x, i, N))), N, i);
        Value y = scaled(deviation, mean(s.map(power(leaf(deviation), 2), N, i), i, N), i);
        return new Block(Map.of("output", y), meanSquare(tanh(y), s.parameter("t", N, i)));
    }

    /** {@code gamma d / sqrt(v + epsilon) + beta}. */
    private Value scaled(Value deviation, Value variance, Axis units) {
        Expr spread = apply(Primitive.SQRT, sum(leaf(variance), EPSILON));
        Expr normal = divide(leaf(deviation), spread);
        return s.map(
                sum(multiply(leaf(s.parameter("gamma", units)), normal), leaf(s.parameter("beta", units))), N, units);
    }

    /** A bag of embedded words, and a layer on it. */
    private Block embedding() {
        Axis l = axis("l");
        Axis v = axis("v");
        Axis i = axis("i");
        Axis k = axis("k");
        Value words = s.gather(s.parameter("table", v, i), s.labels(N, l), v, N, l, i);
        Value y = tanh(s.contract(mean(words, l, N, i), s.parameter("w", i, k), N, k));
        return new Block(Map.of("output", y), meanSquare(y, s.parameter("t", N, k)));
    }

    /** Columns 1 and 2 of x, then z, then the square of column 0, side by side. */
    private Block slices() {
        Axis i = axis("i");
        Axis k = axis("k");
        Axis two = Axis.of("two", 2);
        Axis one = Axis.of("one", 1);
        Axis j = Axis.of("j", 2 + k.length() + 1);
        Axis r = axis("r");
        Value x = s.parameter("x", N, i);
        Value z = s.parameter("z", N, k);
        Value middle = s.window(x, i, Slide.at(1).plus(two, 1), N, two);
        Value first = s.window(x, i, Slide.at(0).plus(one, 1), N, one);
        Value square = s.map(power(leaf(first), 2), N, one);
        Value joined = s.map(
                sum(
                        leaf(s.overlapAdd(middle, j, Slide.at(0).plus(two, 1), N, j)),
                        leaf(s.overlapAdd(z, j, Slide.at(2).plus(k, 1), N, j)),
                        leaf(s.overlapAdd(square, j, Slide.at(2 + k.length()).plus(one, 1), N, j))),
                N,
                j);
        Value y = s.contract(tanh(joined), s.parameter("w", j, r), N, r);
        return new Block(Map.of("joined", joined, "output", y), meanSquare(y, s.parameter("t", N, r)));
    }

    /** A convolution of stride 2 and dilation 2, padded by 2. */
    private Block convolution() {
        Axis c = axis("c");
        Axis l = axis("l");
        Axis o = axis("o");
        Axis k = axis("k");
        Axis p = Axis.of("p", (l.length() + 4 - 2 * (k.length() - 1) - 1) / 2 + 1);
        Value x = s.parameter("x", N, c, l);
        Value windows = s.window(x, l, Slide.at(-2).plus(p, 2).plus(k, 2), N, c, p, k);
        Value y = s.contractFrom(s.parameter("b", o), windows, s.parameter("w", o, c, k), N, o, p);
        Value bent = s.map(apply(Primitive.SIGMOID, leaf(y)), N, o, p);
        return new Block(Map.of("output", y), meanSquare(bent, s.parameter("t", N, o, p)));
    }

    /** {@code h_t = tanh(x_t W + h_(t-1) U + b)}: Elman, "Finding structure in time" (1990). */
    private Block recurrent() {
        Axis l = axis("l");
        Axis i = axis("i");
        Axis k = axis("k");
        Axis mixed = Axis.of("mixed", k.length());
        Value states = s.scan(
                s.parameter("h", N, k),
                l,
                Scan.Order.ASCENDING,
                (before, read) -> {
                    Value input = s.contractFrom(read.get(3), read.get(0), read.get(1), N, k);
                    Value again = s.seenAs(s.contract(before, read.get(2), N, mixed), List.of(mixed), List.of(k), N, k);
                    return s.map(apply(Primitive.TANH, sum(leaf(input), leaf(again))), N, k);
                },
                s.parameter("x", N, l, i),
                s.parameter("w", i, k),
                s.parameter("u", k, mixed),
                s.parameter("b", k));
        return new Block(Map.of("states", states), meanSquare(states, s.parameter("t", l, N, k)));
    }

    /**
     * Hochreiter and Schmidhuber, "Long short-term memory" (1997), with the forget gate of Gers et al.: the state is the
     * output and the cell, side by side.
     */
    private Block longShort() {
        Axis l = axis("l");
        Axis i = axis("i");
        Axis k = axis("k");
        Axis both = Axis.of("both", 2 * k.length());
        Axis g = Axis.of("g", 4 * k.length());
        Value states = s.scan(
                joined(s.parameter("h", N, k), s.parameter("c", N, k), both),
                l,
                Scan.Order.ASCENDING,
                (before, read) -> {
                    Value h = s.window(before, both, Slide.at(0).plus(k, 1), N, k);
                    Value c = s.window(before, both, Slide.at(k.length()).plus(k, 1), N, k);
                    Value input = s.contractFrom(read.get(3), read.get(0), read.get(1), N, g);
                    Value all = s.contractFrom(input, h, read.get(2), N, g);
                    Axis gate = Axis.of("gate", 4);
                    Value gates = s.seenAs(all, List.of(g), List.of(gate, k), N, gate, k);
                    Expr kept = multiply(gate(Primitive.SIGMOID, gates, gate, 1), leaf(c));
                    Expr added =
                            multiply(gate(Primitive.SIGMOID, gates, gate, 0), gate(Primitive.TANH, gates, gate, 2));
                    Value cell = s.map(sum(kept, added), N, k);
                    Value output = s.map(
                            multiply(gate(Primitive.SIGMOID, gates, gate, 3), apply(Primitive.TANH, leaf(cell))), N, k);
                    return joined(output, cell, both);
                },
                s.parameter("x", N, l, i),
                s.parameter("w", g, i),
                s.parameter("u", g, k),
                s.parameter("b", g));
        Value outputs = s.window(states, both, Slide.at(0).plus(k, 1), l, N, k);
        return new Block(Map.of("outputs", outputs), meanSquare(outputs, s.parameter("t", l, N, k)));
    }

    private Expr gate(Primitive primitive, Value gates, Axis gate, int number) {
        Axis k = axis("k");
        return apply(primitive, leaf(s.window(gates, gate, Slide.at(number), N, k)));
    }

    private Value joined(Value first, Value second, Axis both) {
        Axis k = axis("k");
        Value left = s.overlapAdd(first, both, Slide.at(0).plus(k, 1), N, both);
        Value right = s.overlapAdd(second, both, Slide.at(k.length()).plus(k, 1), N, both);
        return s.map(sum(leaf(left), leaf(right)), N, both);
    }

    private Axis axis(String name) {
        return Axis.of(name, lengths.get(name));
    }

    private Value tanh(Value x) {
        return s.map(apply(Primitive.TANH, leaf(x)), x.axes().toArray(Axis[]::new));
    }

    private Value mean(Value x, Axis over, Axis... axes) {
        return s.map(divide(leaf(s.sum(x, axes)), Algebra.size(over)), axes);
    }

    private Value meanSquare(Value y, Value t) {
        Axis[] axes = y.axes().toArray(Axis[]::new);
        Value total = s.sum(s.map(power(subtract(leaf(y), leaf(t)), 2), axes));
        Expr mean = leaf(total);
        for (Axis axis : axes) {
            mean = divide(mean, Algebra.size(axis));
        }
        return s.map(mean);
    }

    private static Expr sum(Expr... terms) {
        return Algebra.sum(List.of(terms));
    }
}
