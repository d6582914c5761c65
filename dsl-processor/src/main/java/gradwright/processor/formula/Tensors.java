package gradwright.processor.formula;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Axes;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Slide;
import gradwright.processor.op.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes values of operands. What an operand's shape does not show, an index variable's axis or an ambient one, comes
 * first in the values that vary along it.
 */
final class Tensors {

    private final Values values;
    private final String layer;
    private final Map<String, Dimension> dimensions;

    private final List<Axis> ambient;
    private final boolean isByRows;

    /** The axes that shapes do not show: ambient ones, and those of the index variables that are open. */
    private final List<Axis> hidden;

    Tensors(FormulaScope scope) {
        values = scope.values();
        layer = scope.layer();
        dimensions = new LinkedHashMap<>(scope.dimensions());
        ambient = scope.ambient();
        isByRows = scope.isByRows();
        hidden = new ArrayList<>(ambient);
    }

    Values values() {
        return values;
    }

    Origin origin() {
        return new Origin.Intermediate(layer);
    }

    Origin named(String name) {
        return new Origin.Named(layer, name);
    }

    /** Shapes do not show {@code axis} until it is closed. */
    void open(Axis axis) {
        hidden.add(axis);
    }

    void close(Axis axis) {
        hidden.remove(axis);
    }

    /** What {@code step} gives while no index variable is open: what knows nothing of them need not keep apart. */
    Operand unindexed(Supplier<Operand> step) {
        List<Axis> opened = List.copyOf(hidden);
        hidden.retainAll(ambient);
        try {
            return step.get();
        } finally {
            hidden.clear();
            hidden.addAll(opened);
        }
    }

    /** Whether entries are taken by sums over rows. */
    boolean isByRows() {
        return isByRows;
    }

    boolean isAmbient(Axis axis) {
        return ambient.contains(axis);
    }

    boolean isHidden(Axis axis) {
        return hidden.contains(axis);
    }

    // ---- dimensions

    List<String> dimensionNames() {
        return List.copyOf(dimensions.keySet());
    }

    boolean isDimension(String name) {
        return dimensions.containsKey(name);
    }

    /** All that can be named. */
    List<Dimension> dimensions() {
        return List.copyOf(dimensions.values());
    }

    /** The dimension of that name, under the first one that it has; a number is one that has this size. */
    Dimension dimension(String name) {
        return dimension(dimensions.computeIfAbsent(name, Dimension::of).first());
    }

    Dimension dimension(Axis axis) {
        return dimensions.values().stream()
                .filter(dimension -> dimension.has(axis))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no dimension has the axis " + axis));
    }

    List<Dimension> dimensions(Operand operand) {
        return operand.axes().stream().map(this::dimension).toList();
    }

    /** The first axis of a dimension that is neither hidden nor among {@code taken}. */
    Axis free(Dimension dimension, List<Axis> taken) {
        int occurrence = 0;
        while (hidden.contains(dimension.axis(occurrence)) || taken.contains(dimension.axis(occurrence))) {
            occurrence++;
        }
        return dimension.axis(occurrence);
    }

    /** A dimension's size as a number; every occurrence of it has the same one. */
    Expr size(Dimension dimension) {
        return Algebra.size(dimension.first());
    }

    /** How many entries there are along all of {@code axes}. */
    Expr count(List<Axis> axes) {
        return Algebra.product(axes.stream().map(axis -> size(dimension(axis))).toList());
    }

    /** {@code N x M}; {@code a number} without any dimension. */
    String shape(Operand operand) {
        return operand.isNumber()
                ? "a number"
                : String.join(
                        " x ", dimensions(operand).stream().map(Dimension::name).toList());
    }

    // ---- values

    Value value(Operand operand) {
        return value(operand, operand.axes());
    }

    /** The operand over its hidden axes and then {@code axes}, to which it is broadcast. */
    Value value(Operand operand, List<Axis> axes) {
        List<Axis> all = new ArrayList<>(varying(operand.expr()));
        all.addAll(axes);
        return operand.expr() instanceof Leaf leaf && leaf.value().axes().equals(all)
                ? leaf.value()
                : map(operand.expr(), all);
    }

    /** The operand as it is stored anyway, else over its axes: for what reads it in any order. */
    Value stored(Operand operand) {
        List<Axis> all = new ArrayList<>(varying(operand.expr()));
        all.addAll(operand.axes());
        boolean isStored = operand.expr() instanceof Leaf leaf
                && leaf.value().axes().size() == all.size()
                && leaf.value().axes().containsAll(all);
        return isStored ? ((Leaf) operand.expr()).value() : value(operand);
    }

    /** The hidden axes along which an entry differs. */
    List<Axis> varying(Expr expr) {
        return hidden.stream().filter(expr::variesAlong).toList();
    }

    Value map(Expr expr, List<Axis> axes) {
        return of(new MapOperation(expr), axes);
    }

    Value of(Operation operation, List<Axis> axes) {
        return values.of(operation, axes, origin());
    }

    /** The reduction over {@code over}, which the result lacks. */
    Operand reduced(Reduce.Kind kind, Operand operand, List<Axis> over) {
        List<Axis> kept = without(operand.axes(), over::contains);
        if (over.isEmpty()) {
            return operand;
        }
        List<Axis> all = new ArrayList<>(without(varying(operand.expr()), over::contains));
        all.addAll(kept);
        List<Axis> operandAxes = new ArrayList<>(all);
        operandAxes.addAll(over);
        Value entries = operand.expr() instanceof Leaf leaf
                        && leaf.value().axes().size() == operandAxes.size()
                        && leaf.value().axes().containsAll(operandAxes)
                ? leaf.value()
                : map(operand.expr(), ordered(operand, over, all, operandAxes));
        return new Operand(Operand.Kind.REAL, new Leaf(of(new Reduce(kind, entries), all)), kept);
    }

    /** The operand's own order where it shows all axes: an entry of a row is summed in the row's order. */
    private static List<Axis> ordered(Operand operand, List<Axis> over, List<Axis> kept, List<Axis> all) {
        if (!operand.axes().containsAll(over)) {
            return all;
        }
        List<Axis> ordered = new ArrayList<>(without(kept, operand.axes()::contains));
        ordered.addAll(operand.axes());
        return ordered;
    }

    /** The entries along {@code axis} where {@code slide} says. */
    Value slid(Value from, Axis axis, Slide slide, List<Axis> axes) {
        if (!isByRows || slide.steps().isEmpty()) {
            return of(new Window(from, axis, slide), axes);
        }
        List<Expr> coordinate = new ArrayList<>(List.of(Algebra.constant(slide.start())));
        slide.steps()
                .forEach(step ->
                        coordinate.add(Algebra.multiply(Algebra.constant(step.stride()), new Index(step.axis()))));
        Expr isThere = Algebra.apply(Primitive.EQUAL, new Index(axis), Algebra.sum(coordinate));
        List<Axis> all = new ArrayList<>(axes);
        all.add(axis);
        return of(new Reduce(Reduce.Kind.SUM, map(Algebra.multiply(isThere, new Leaf(from)), all)), axes);
    }

    static List<Axis> without(List<Axis> axes, Predicate<Axis> dropped) {
        return axes.stream().filter(dropped.negate()).toList();
    }

    // ---- renaming

    /** The operand over other axes of the same sizes: those that {@code names} lists get new ones, all at once. */
    Operand renamed(Operand operand, Map<Axis, Axis> names) {
        Map<Axis, Axis> changed = new LinkedHashMap<>(names);
        changed.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        if (changed.isEmpty()) {
            return operand;
        }
        Expr expr = operand.expr().rewrite(part -> renamed(part, changed));
        List<Axis> axes = operand.axes().stream()
                .map(axis -> changed.getOrDefault(axis, axis))
                .toList();
        return new Operand(operand.kind(), expr, axes, operand.classes());
    }

    private Expr renamed(Expr expr, Map<Axis, Axis> names) {
        if (expr instanceof Index index) {
            return new Index(names.getOrDefault(index.axis(), index.axis()));
        }
        return expr instanceof Leaf leaf ? new Leaf(renamed(leaf.value(), names)) : expr;
    }

    private Value renamed(Value value, Map<Axis, Axis> names) {
        List<Axis> from = value.axes().stream().filter(names::containsKey).toList();
        if (from.isEmpty()) {
            return value;
        }
        List<Axis> to = from.stream().map(names::get).toList();
        List<Axis> axes = value.axes().stream()
                .map(axis -> names.getOrDefault(axis, axis))
                .toList();
        return of(new Axes(value, from, to), axes);
    }

    /** The operand, its shape moved away from hidden axes and from {@code taken}. */
    Operand apart(Operand operand, List<Axis> taken) {
        Map<Axis, Axis> names = new LinkedHashMap<>();
        apart(operand.axes(), names, taken);
        return renamed(operand, names);
    }

    /** The axes moved away from hidden ones and from {@code taken}; {@code names} notes which moves where. */
    List<Axis> apart(List<Axis> axes, Map<Axis, Axis> names, List<Axis> taken) {
        List<Axis> used = new ArrayList<>(taken);
        used.addAll(axes);
        List<Axis> moved = new ArrayList<>();
        for (Axis axis : axes) {
            boolean moves = isHidden(axis) || taken.contains(axis);
            Axis place = moves ? free(dimension(axis), used) : axis;
            if (moves) {
                names.put(axis, place);
                used.add(place);
            }
            moved.add(place);
        }
        return moved;
    }
}
