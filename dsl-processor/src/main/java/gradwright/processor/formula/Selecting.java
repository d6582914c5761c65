package gradwright.processor.formula;

import gradwright.processor.diag.problem.SelectorOutOfRange;
import gradwright.processor.diag.problem.TooManyDimensions;
import gradwright.processor.diag.problem.WrongSelector;
import gradwright.processor.diag.problem.WrongSelectorCount;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Gather;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Slide;
import gradwright.processor.op.Source;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Selection: a whole number takes one entry along a dimension, a range those from its first to its last, an index
 * variable each, and indices those that they name. Counted from 0.
 */
final class Selecting {

    private final Lowering lowering;
    private final Tensors tensors;

    Selecting(Lowering lowering) {
        this.lowering = lowering;
        this.tensors = lowering.tensors();
    }

    /** What is taken along one axis. */
    private sealed interface Taken {
        /** All of it. */
        record All() implements Taken {}

        /** Each entry in turn, along the axis of an index variable. */
        record Each(Axis index) implements Taken {}

        /** The entries from {@code from} on, as many as {@code count} says; one where that is empty. */
        record Range(int from, Optional<Integer> count) implements Taken {}

        /** The entries that indices name. */
        record Named(Operand indices) implements Taken {}
    }

    Operand select(Syntax.Call call) {
        if (!call.dimensions().isEmpty()) {
            throw Rejected.of(new WrongSelector(
                    lowering.excerpt(call.dimensions().get(0)), "after `;` stand dimensions that a function reduces"));
        }
        return select(call.function(), call.arguments(), call);
    }

    Operand select(Syntax from, List<Syntax.Selector> selectors, Syntax whole) {
        Operand operand = from instanceof Syntax.Name name ? lowering.named(name) : lowering.unindexed(from);
        if (selectors.size() != operand.axes().size()) {
            throw Rejected.of(new WrongSelectorCount(
                    lowering.excerpt(whole),
                    lowering.text(from),
                    tensors.shape(operand),
                    operand.axes().size(),
                    selectors.size()));
        }
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < selectors.size(); i++) {
            Dimension along = tensors.dimension(operand.axes().get(i));
            taken.add(taken(selectors.get(i), along, lowering.text(from)));
        }
        return select(operand, taken, whole);
    }

    private Operand select(Operand operand, List<Taken> taken, Syntax whole) {
        Operand placed = placed(operand, taken);
        List<Axis> along = placed.axes();
        List<Axis> result = new ArrayList<>();
        Operand selected = new Operand(placed.kind(), placed.expr(), shown(placed.axes(), taken), placed.classes());
        for (int i = 0; i < taken.size(); i++) {
            Axis axis = along.get(i);
            if (taken.get(i) instanceof Taken.All) {
                result.add(axis);
            } else if (taken.get(i) instanceof Taken.Range range) {
                selected = slid(selected, axis, range, result);
            } else if (taken.get(i) instanceof Taken.Each each && !axis.equals(each.index())) {
                selected = diagonal(selected, axis, each.index());
            } else if (taken.get(i) instanceof Taken.Named named) {
                selected = gathered(selected, axis, named.indices(), along, result);
            }
        }
        if (result.size() > 2) {
            throw Rejected.of(new TooManyDimensions(
                    lowering.excerpt(whole),
                    String.join(
                            " x ",
                            result.stream()
                                    .map(axis -> tensors.dimension(axis).name())
                                    .toList())));
        }
        return new Operand(operand.kind(), selected.expr(), result, operand.classes());
    }

    /** The axes but for those that index variables run along. */
    private static List<Axis> shown(List<Axis> axes, List<Taken> taken) {
        List<Axis> shown = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            if (!(taken.get(i) instanceof Taken.Each each && each.index().equals(axes.get(i)))) {
                shown.add(axes.get(i));
            }
        }
        return shown;
    }

    /** The operand with its axes along those of index variables where it can be, and the others apart from them. */
    private Operand placed(Operand operand, List<Taken> taken) {
        Map<Axis, Axis> names = new LinkedHashMap<>();
        List<Axis> used = new ArrayList<>(operand.axes());
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i) instanceof Taken.Each each && !names.containsValue(each.index())) {
                names.put(operand.axes().get(i), each.index());
                used.add(each.index());
            }
        }
        for (Axis axis : operand.axes()) {
            int place = operand.axes().indexOf(axis);
            // A row's sum gives up its axis at once; elsewhere two loops along one axis need two names.
            boolean stays = !tensors.isByRows() || taken.get(place) instanceof Taken.All;
            if (!names.containsKey(axis) && (names.containsValue(axis) || (stays && tensors.isHidden(axis)))) {
                Axis other = tensors.free(tensors.dimension(axis), used);
                names.put(axis, other);
                used.add(other);
            }
        }
        return tensors.renamed(operand, names);
    }

    private Operand slid(Operand operand, Axis axis, Taken.Range range, List<Axis> result) {
        Value from = tensors.stored(operand);
        List<Axis> axes = new ArrayList<>(Tensors.without(from.axes(), axis::equals));
        Slide slide = Slide.at(range.from());
        if (range.count().isPresent()) {
            Dimension dimension =
                    tensors.dimension(Integer.toString(range.count().get()));
            Axis along = tensors.free(dimension, from.axes());
            slide = slide.plus(along, 1);
            axes.add(along);
            result.add(along);
        }
        return selected(operand, tensors.slid(from, axis, slide, axes), axis, slide.axes());
    }

    /** {@code A(i, i)}: the second axis meets the first where both indices are equal. */
    private Operand diagonal(Operand operand, Axis axis, Axis index) {
        Operand chosen = new Operand(
                operand.kind(),
                Algebra.multiply(Algebra.apply(Primitive.EQUAL, new Index(axis), new Index(index)), operand.expr()),
                operand.axes());
        return tensors.reduced(Reduce.Kind.SUM, chosen, List.of(axis));
    }

    private Operand gathered(Operand operand, Axis axis, Operand indices, List<Axis> others, List<Axis> result) {
        if (indices.kind() == Operand.Kind.CLASS) {
            return weighted(operand, axis, indices);
        }
        List<Axis> taken = new ArrayList<>(others);
        taken.addAll(result);
        Operand apart = tensors.apart(indices, taken);
        Value index = tensors.stored(apart);
        Value from = tensors.stored(operand);
        Axis along = axis;
        if (index.axes().contains(axis)) {
            List<Axis> used = new ArrayList<>(from.axes());
            used.addAll(index.axes());
            along = tensors.free(tensors.dimension(axis), used);
            from = tensors.stored(tensors.renamed(operand, Map.of(axis, along)));
        }
        List<Axis> axes = new ArrayList<>(Tensors.without(index.axes(), from.axes()::contains));
        axes.addAll(Tensors.without(from.axes(), along::equals));
        result.addAll(apart.axes());
        return selected(operand, tensors.of(new Gather(from, index, along), axes), axis, apart.axes());
    }

    /** The entries of all classes, weighted. */
    private Operand weighted(Operand operand, Axis axis, Operand classes) {
        Axis along = classes.classes().orElseThrow();
        Expr weights = tensors.renamed(classes, Map.of(along, axis)).expr();
        Operand product = new Operand(operand.kind(), Algebra.multiply(weights, operand.expr()), operand.axes());
        List<Axis> kept = new ArrayList<>(Tensors.without(operand.axes(), axis::equals));
        List<Axis> all = new ArrayList<>(Tensors.without(tensors.varying(product.expr()), axis::equals));
        all.addAll(kept);
        List<Axis> entries = new ArrayList<>(all);
        entries.add(axis);
        Reduce sum = new Reduce(Reduce.Kind.SUM, tensors.map(product.expr(), entries));
        return new Operand(Operand.Kind.REAL, new Leaf(tensors.of(sum, all)), kept);
    }

    /** The shape with {@code instead} in the place of an axis. */
    private static Operand selected(Operand from, Value value, Axis axis, List<Axis> instead) {
        List<Axis> axes = new ArrayList<>(Tensors.without(from.axes(), axis::equals));
        axes.addAll(instead);
        return new Operand(from.kind(), new Leaf(value), axes);
    }

    // ---- selectors

    private Taken taken(Syntax.Selector selector, Dimension along, String from) {
        if (selector.isRange()) {
            return selector.from().isEmpty() ? new Taken.All() : range(selector, along, from);
        }
        Syntax node = selector.from().orElseThrow();
        Optional<Axis> index = lowering.index(node);
        if (index.isPresent()) {
            return new Taken.Each(index.get());
        }
        Operand operand = lowering.lower(node);
        if (operand.kind() == Operand.Kind.CLASS) {
            boolean fits =
                    operand.classes().orElseThrow().size().equals(along.first().size());
            if (!operand.isNumber() || !fits) {
                throw Rejected.of(new WrongSelector(
                        lowering.excerpt(node), "a class selects from its own dimension, as in `y(n, t(n))`"));
            }
            return new Taken.Named(operand);
        }
        boolean isIndex = operand.kind() == Operand.Kind.INDEX && operand.expr() instanceof Leaf;
        if (isIndex && ((Leaf) operand.expr()).value().type() != ElementType.INTEGER) {
            throw Rejected.of(new WrongSelector(
                    lowering.excerpt(node), "what is selected from an `int[]` selects nothing: take an `int` instead"));
        }
        if (isIndex && operand.expr() instanceof Leaf leaf) {
            source(leaf.value()).ifPresent(name -> lowering.check(from, name, along.first()));
            return new Taken.Named(operand);
        }
        return new Taken.Range(whole(node, operand, along, from), Optional.empty());
    }

    /** The parameter that indices come from. */
    private static Optional<String> source(Value value) {
        if (value.operation() instanceof Source source) {
            return Optional.of(source.name());
        }
        return value.operands().stream()
                .flatMap(operand -> source(operand).stream())
                .findFirst();
    }

    private Taken range(Syntax.Selector selector, Dimension along, String from) {
        Syntax firstNode = selector.from().orElseThrow();
        Syntax lastNode = selector.to().orElseThrow();
        int first = whole(firstNode, lowering.lower(firstNode), along, from);
        int last = whole(lastNode, lowering.lower(lastNode), along, from);
        if (last < first) {
            throw Rejected.of(new WrongSelector(
                    lowering.formula().excerpt(selector.span()),
                    "a range ends at its last entry, so " + last + " cannot follow " + first));
        }
        return new Taken.Range(first, Optional.of(last - first + 1));
    }

    /** A selector that is a whole number, within the dimension as far as its size is known. */
    private int whole(Syntax node, Operand operand, Dimension along, String from) {
        if (!operand.isNumber()
                || !(operand.expr() instanceof Constant constant)
                || !constant.value().isInteger()) {
            throw Rejected.of(new WrongSelector(
                    lowering.excerpt(node),
                    "an entry is selected by a whole number, an index variable, an `int` or an `int[]`"));
        }
        BigInteger index = constant.value().numerator();
        boolean isWithin = index.signum() >= 0
                && index.bitLength() < Integer.SIZE - 1
                && (!along.first().isFixed() || index.intValue() < along.first().length());
        if (!isWithin) {
            throw Rejected.of(new SelectorOutOfRange(
                    lowering.excerpt(node),
                    from,
                    index.toString(),
                    along.name(),
                    along.first().isFixed() ? OptionalInt.of(along.first().length()) : OptionalInt.empty()));
        }
        if (!along.first().isFixed()) {
            lowering.check(from, index.toString(), along.first());
        }
        return index.intValue();
    }
}
