package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.List;

/** Writes calls of the runtime's products: a matrix is an array, and how far apart its entries are stored. */
final class ProductCalls {

    private ProductCalls() {}

    /** The product of two matrices, or of a vector as one row and a matrix, from its start into {@code target}. */
    static Statement product(Placement storage, Value contraction, Value target) {
        Contract contract = (Contract) contraction.operation();
        List<Axis> axes = contraction.axes();
        Axis summed = contract.contracted(axes).get(0);
        Axis inner = axes.get(axes.size() - 1);
        boolean isLeftFirst = !contract.left().axes().contains(inner);
        Value left = isLeftFirst ? contract.left() : contract.right();
        Value right = isLeftFirst ? contract.right() : contract.left();
        List<Code> arguments = new ArrayList<>();
        arguments.add(axes.size() == 1 ? literal(1) : Nest.limit(axes.get(0)));
        arguments.addAll(List.of(Nest.limit(inner), Nest.limit(summed)));
        arguments.addAll(List.of(array(storage, left), axes.size() == 1 ? literal(0) : step(left, axes.get(0))));
        arguments.add(step(left, summed));
        arguments.addAll(List.of(array(storage, right), step(right, summed), step(right, inner)));
        contract.start().ifPresent(start -> {
            arguments.addAll(List.of(array(storage, start), axes.size() == 1 ? literal(0) : step(start, axes.get(0))));
            arguments.add(step(start, inner));
        });
        return call(storage, "multiply", "add", arguments, target);
    }

    /** The sums down the columns of a matrix. */
    static Statement sums(Placement storage, Value sum) {
        Value operand = ((Reduce) sum.operation()).operand();
        Axis units = sum.axes().get(0);
        Axis summed = operand.axes().stream()
                .filter(axis -> !axis.equals(units))
                .findFirst()
                .orElseThrow();
        List<Code> arguments = new ArrayList<>(List.of(Nest.limit(summed), Nest.limit(units)));
        arguments.addAll(List.of(array(storage, operand), step(operand, summed), step(operand, units)));
        return call(storage, "sumRows", "addRows", arguments, sum);
    }

    /** By the method that writes, or the one that adds to what is there. */
    private static Statement call(
            Placement storage, String writing, String adding, List<Code> arguments, Value target) {
        String method = storage.assignment(target).equals("=") ? writing : adding;
        List<Code> all = new ArrayList<>(arguments);
        all.add(array(storage, target));
        return new Statement.Run(new Code.Call("", Storage.PRODUCTS + "." + method, all));
    }

    private static Code array(Placement storage, Value value) {
        return new Code.Name(storage.array(value));
    }

    /** How far apart neighbours along an axis are stored. */
    private static Code step(Value value, Axis axis) {
        return value.axes().contains(axis) ? new Code.Place(Offset.ZERO.plus(Nest.step(value, axis))) : literal(0);
    }

    private static Code literal(int number) {
        return new Code.Literal(Integer.toString(number));
    }
}
