package gradwright.processor.formula;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Cotangents;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Derivatives inside formulas: of a number by reverse mode, of more than one by reverse mode for all of them at once. */
final class Derivatives {

    private final Tensors tensors;

    Derivatives(Lowering lowering) {
        this.tensors = lowering.tensors();
    }

    /** The derivative of every entry of {@code of} by every entry of {@code by}: the dimensions of both, in that order. */
    Operand derivative(Operand of, Value by, List<Axis> byAxes) {
        Value value = tensors.value(of);
        List<Axis> each =
                value.axes().stream().filter(axis -> !tensors.isAmbient(axis)).toList();
        if (each.isEmpty()) {
            Value seed = tensors.map(Algebra.ONE, value.axes());
            Operand gradient = new Operand(Operand.Kind.REAL, new Leaf(cotangent(value, seed, by)), byAxes);
            return tensors.apart(gradient, List.of());
        }
        // One copy of the cotangents for every entry of the value, along axes of their own.
        Map<Axis, Axis> copies = new LinkedHashMap<>();
        each.forEach(axis -> copies.put(axis, new Axis(axis.name() + "*", axis.size())));
        Value seed = tensors.of(new Source(Source.Kind.ARGUMENT, "seed of " + value), value.axes());
        Value row = cotangent(value, seed, by);
        Map<Value, Value> widened = new HashMap<>();
        widened.put(seed, oneHot(value.axes(), copies));
        Value rows = widened(row, List.copyOf(copies.values()), widened);
        List<Axis> all = new ArrayList<>(copies.values());
        all.addAll(by.axes());
        if (!rows.axes().containsAll(all)) {
            rows = tensors.map(new Leaf(rows), all);
        }
        return placed(of, rows, byAxes, copies);
    }

    private Value cotangent(Value of, Value seed, Value by) {
        Value cotangent = Cotangents.pullBack(
                        Map.of(of, seed), by::equals, tensors.values(), origin -> tensors.origin())
                .get(by);
        return cotangent == null ? tensors.map(Algebra.ZERO, by.axes()) : cotangent;
    }

    private Value oneHot(List<Axis> axes, Map<Axis, Axis> copies) {
        List<Expr> equal = new ArrayList<>();
        copies.forEach((axis, copy) -> equal.add(Algebra.apply(Primitive.EQUAL, new Index(copy), new Index(axis))));
        List<Axis> all = new ArrayList<>(copies.values());
        all.addAll(axes);
        return tensors.map(Algebra.product(equal), all);
    }

    /** What is computed from the seed, computed from the wider one: every operation carries further axes along. */
    private Value widened(Value value, List<Axis> further, Map<Value, Value> known) {
        Value wide = known.get(value);
        if (wide != null) {
            return wide;
        }
        List<Value> operands = value.operands().stream()
                .map(operand -> widened(operand, further, known))
                .toList();
        if (operands.equals(value.operands())) {
            wide = value;
        } else {
            List<Axis> axes = new ArrayList<>(further);
            axes.addAll(value.axes());
            wide = tensors.of(value.operation().withOperands(operands), axes);
        }
        known.put(value, wide);
        return wide;
    }

    /** The rows of a Jacobian with the copied axes where the result has its own. */
    private Operand placed(Operand of, Value rows, List<Axis> byAxes, Map<Axis, Axis> copies) {
        List<Axis> axes = new ArrayList<>();
        of.axes().forEach(axis -> axes.add(copies.getOrDefault(axis, axis)));
        axes.addAll(byAxes);
        Map<Axis, Axis> names = new LinkedHashMap<>();
        List<Axis> taken = new ArrayList<>(byAxes);
        List<Axis> shifted = tensors.apart(byAxes, names, List.of());
        taken.addAll(shifted);
        copies.forEach((axis, copy) -> {
            Axis place = tensors.isHidden(axis) ? axis : tensors.free(tensors.dimension(axis), taken);
            names.put(copy, place);
            taken.add(place);
        });
        return tensors.renamed(new Operand(Operand.Kind.REAL, new Leaf(rows), axes), names);
    }
}
