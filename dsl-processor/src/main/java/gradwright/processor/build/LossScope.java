package gradwright.processor.build;

import gradwright.processor.catalogue.Loss;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Slide;
import gradwright.processor.op.Source;
import gradwright.processor.op.Window;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a loss's formula is made of, for one network and one kind of target. */
final class LossScope implements Loss.Scope {

    private static final Origin ORIGIN = new Origin.Intermediate(Origin.LOSS_LAYER);

    private final Values values;
    private final Value input;
    private final Value output;
    private final Expr target;
    private final Map<String, Rational> parameters;
    private final boolean isWeighted;
    private final int alternatives;

    /**
     * The scope of a loss's formula.
     *
     * @param isWeighted whether the classes have weights
     * @param alternatives how many values a target chooses from, where it is smoothed
     */
    LossScope(
            Values values,
            Value input,
            Value output,
            Expr target,
            Map<String, Rational> parameters,
            boolean isWeighted,
            int alternatives) {
        this.values = values;
        this.input = input;
        this.output = output;
        this.target = target;
        this.parameters = parameters;
        this.isWeighted = isWeighted;
        this.alternatives = alternatives;
    }

    /** The sum of a sample's terms of {@code loss}. */
    Expr ofSample(Loss loss) {
        Expr term = loss.formula().of(this);
        return terms().stream().anyMatch(axis -> axis.isFixed() && term.variesAlong(axis)) ? sum(term) : term;
    }

    @Override
    public Value input() {
        return input;
    }

    @Override
    public Value output() {
        return output;
    }

    @Override
    public Values values() {
        return values;
    }

    @Override
    public Expr t() {
        Rational smoothing = parameters.getOrDefault(Loss.SMOOTHING, Rational.ZERO);
        if (smoothing.signum() == 0) {
            return target;
        }
        Rational kept = Rational.ONE.plus(smoothing.negate());
        Rational spread = smoothing.times(Rational.of(alternatives).reciprocal());
        return Algebra.sum(List.of(Algebra.multiply(Algebra.constant(kept), target), Algebra.constant(spread)));
    }

    @Override
    public Expr weight() {
        if (!isWeighted) {
            return Algebra.ONE;
        }
        Origin.Declared origin = new Origin.Declared(Origin.LOSS_LAYER, Origin.Part.CLASS_WEIGHTS);
        Source weights = new Source(Source.Kind.CLASS_WEIGHTS, origin.toString());
        return new Leaf(values.of(weights, List.of(units()), origin));
    }

    @Override
    public Expr weightOfTarget() {
        return isWeighted ? sum(Algebra.multiply(weight(), target)) : Algebra.ONE;
    }

    /** The axes over which there are terms: those of the targets, where each has several outputs. */
    private List<Axis> terms() {
        return target instanceof Leaf leaf ? leaf.value().axes() : output.axes();
    }

    private Axis units() {
        return units(output.axes());
    }

    private static Axis units(List<Axis> axes) {
        return axes.stream().filter(Axis::isFixed).findFirst().orElseThrow();
    }

    @Override
    public Expr output(int part, String name) {
        Axis each = units(terms());
        Slide slide = Slide.at(part * each.length()).plus(each, 1);
        return new Leaf(
                values.of(new Window(output, units(), slide), terms(), new Origin.Named(Origin.LOSS_LAYER, name)));
    }

    @Override
    public Expr softmax() {
        return call(Call.Function.SOFTMAX);
    }

    @Override
    public Expr logSoftmax() {
        return call(Call.Function.LOG_SOFTMAX);
    }

    private Expr call(Call.Function function) {
        return new Leaf(values.of(new Call(function, output, units()), output.axes(), ORIGIN));
    }

    @Override
    public Expr sum(Expr term) {
        Value terms = values.of(new MapOperation(term), terms(), ORIGIN);
        List<Axis> samples =
                output.axes().stream().filter(axis -> !axis.isFixed()).toList();
        return new Leaf(values.of(new Reduce(Reduce.Kind.SUM, terms), samples, ORIGIN));
    }

    @Override
    public Rational parameter(String name) {
        return Objects.requireNonNull(parameters.get(name));
    }
}
