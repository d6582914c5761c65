package gradwright.processor.simplify;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Simplifies the sum of an expression by the {@linkplain SumRule rules}: term by term, then terms with the same factors
 * outside and the same axes together, in one pass.
 */
final class SumSimplifier {

    /** Terms that are summed in one pass: what stands before them, and the axes that are left to sum over. */
    private record Pass(Expr outside, List<Axis> axes) {}

    private final Value sum;
    private final List<Axis> operandAxes;
    private final List<Axis> summed;
    private final Values values;
    private final Origin origin;

    SumSimplifier(Value sum, List<Axis> operandAxes, Values values) {
        this.sum = sum;
        this.operandAxes = operandAxes;
        this.summed =
                operandAxes.stream().filter(axis -> !sum.axes().contains(axis)).toList();
        this.values = values;
        this.origin = new Origin.Intermediate(sum.origin().layer());
    }

    Value simplify(Expr summand) {
        Map<Pass, List<Expr>> passes = new LinkedHashMap<>();
        by(SumRule.Stage.TERMS, new PartialSum(Algebra.ONE, summand, summed)).forEach(part -> {
            // Terms that differ by a coefficient are still one pass.
            Term outside = Algebra.asTerm(part.outside());
            Pass pass = new Pass(Algebra.ofTerm(new Term(Rational.ONE, outside.factors())), part.axes());
            passes.computeIfAbsent(pass, key -> new ArrayList<>())
                    .add(Algebra.multiply(Algebra.constant(outside.coefficient()), part.inside()));
        });
        Expr whole = Algebra.sum(passes.entrySet().stream()
                .map(pass -> new PartialSum(
                        pass.getKey().outside(),
                        Algebra.sum(pass.getValue()),
                        pass.getKey().axes()))
                .flatMap(part -> by(SumRule.Stage.WHOLE, part))
                .map(this::expression)
                .toList());
        if (whole instanceof Leaf leaf && leaf.value().axes().equals(sum.axes())) {
            return values.renamed(leaf.value(), sum.origin());
        }
        return values.of(new MapOperation(whole), sum.axes(), sum.origin());
    }

    /** What a part is the sum of once no rule of that stage is about it any more. */
    private Stream<PartialSum> by(SumRule.Stage stage, PartialSum part) {
        return Stream.of(SumRule.values())
                .filter(rule -> rule.stage() == stage && !part.axes().isEmpty())
                .flatMap(rule -> rule.of(part, this).stream())
                .findFirst()
                .map(parts -> parts.stream().flatMap(simpler -> by(stage, simpler)))
                .orElse(Stream.of(part));
    }

    /** A leaf, or an index, taken at {@code label} along {@code axis}. */
    Expr at(Expr expr, Axis axis, Value label) {
        if (expr.equals(new Index(axis))) {
            return new Leaf(label);
        }
        if (expr instanceof Leaf leaf && leaf.value().axes().contains(axis)) {
            List<Axis> axes = operandAxes.stream()
                    .filter(other -> !other.equals(axis)
                            && (leaf.value().axes().contains(other)
                                    || label.axes().contains(other)))
                    .toList();
            return new Leaf(values.of(new Gather(leaf.value(), label, axis), axes, origin));
        }
        return expr;
    }

    private Expr expression(PartialSum part) {
        Expr inside = part.inside();
        if (part.axes().isEmpty()) {
            return Algebra.multiply(part.outside(), inside);
        }
        // A sum over the samples that is the same for every unit is still one of each unit: numbers stay in their
        // kernel.
        boolean isOfUnits = !sum.axes().isEmpty()
                && sum.axes().stream().allMatch(Axis::isFixed)
                && sum.axes().stream().noneMatch(inside::variesAlong)
                && !part.axes().stream().allMatch(Axis::isFixed);
        List<Axis> varied = operandAxes.stream()
                .filter(axis ->
                        inside.variesAlong(axis) || (isOfUnits && sum.axes().contains(axis)))
                .toList();
        Value operand = inside instanceof Leaf leaf && leaf.value().axes().equals(varied)
                ? leaf.value()
                : values.of(new MapOperation(inside), varied, origin);
        List<Axis> axes =
                varied.stream().filter(axis -> !part.axes().contains(axis)).toList();
        Value reduced = values.of(new Reduce(Reduce.Kind.SUM, operand), axes, origin);
        return Algebra.multiply(part.outside(), new Leaf(reduced));
    }
}
