package gradwright.processor.op;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Facts;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Size;
import gradwright.processor.ir.Tensor;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The operand's entries with other names for their places: the axes {@code from} are seen as the axes {@code to}, the
 * last of each running fastest. One to one it renames, one to several it splits, several to one it merges; an axis of
 * length 1 comes from nothing and goes to nothing.
 */
public record Axes(Value operand, List<Axis> from, List<Axis> to) implements Operation {

    public Axes {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    @Override
    public List<Value> operands() {
        return List.of(operand);
    }

    @Override
    public Operation withOperands(List<Value> operands) {
        return new Axes(operands.get(0), from, to);
    }

    @Override
    public ElementType type() {
        return operand.type();
    }

    @Override
    public void check(List<Axis> axes) {
        Set<Axis> expected = new HashSet<>(operand.axes());
        boolean areThere = from.stream().allMatch(expected::remove);
        boolean areNew = to.stream().allMatch(expected::add);
        if (!areThere || !areNew || !lengths(from).equals(lengths(to)) || !expected.equals(new HashSet<>(axes))) {
            throw new IllegalArgumentException(
                    "cannot see " + from + " of " + operand.axes() + " as " + to + " to get " + axes);
        }
    }

    /** The product of the fixed lengths, and the symbols that it is multiplied with. */
    private static List<Object> lengths(List<Axis> axes) {
        List<Object> lengths = new ArrayList<>();
        long product = 1;
        for (Axis axis : axes) {
            if (axis.size() instanceof Size.Symbol symbol) {
                lengths.add(symbol);
            } else {
                product *= axis.length();
            }
        }
        lengths.add(product);
        return lengths;
    }

    /** What holds along an axis holds along its new name, and along every axis that is left as it is. */
    @Override
    public Facts facts(List<Axis> axes) {
        Set<Axis> sumToOne = new HashSet<>(operand.facts().sumToOne());
        boolean isRename = from.size() == 1 && to.size() == 1 && sumToOne.contains(from.get(0));
        from.forEach(sumToOne::remove);
        if (isRename) {
            sumToOne.add(to.get(0));
        }
        return new Facts(Set.copyOf(sumToOne));
    }

    /** The cotangent, seen the other way round. */
    @Override
    public List<Optional<Value>> pullBack(Value result, Value cotangent, Values values) {
        return List.of(Optional.of(values.of(
                new Axes(cotangent, to, from),
                operand.axes(),
                new Origin.Intermediate(result.origin().layer()))));
    }

    @Override
    public <T> Tensor<T> evaluate(Arithmetic<T> in, List<Tensor<T>> operands, Tensor<T> result) {
        Tensor<T> whole = operands.get(0);
        List<Axis> others =
                whole.axes().stream().filter(axis -> !from.contains(axis)).toList();
        // Both have the same order once the axes that change come last.
        List<Axis> old = joined(others, from);
        Tensor<T> ordered = new Tensor<>(old, result.sizes(), in.number(0)).fill(at -> whole.at(old, at));
        Tensor<T> renamed = new Tensor<>(joined(others, to), result.sizes(), in.number(0));
        Collections.copy(renamed.entries(), ordered.entries());
        return result.fill(at -> renamed.at(result.axes(), at));
    }

    private static List<Axis> joined(List<Axis> first, List<Axis> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
