package gradwright.processor.formula;

import gradwright.processor.diag.problem.AmbiguousDimension;
import gradwright.processor.diag.problem.ShapesDiffer;
import gradwright.processor.diag.problem.TooManyDimensions;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings two operands to one shape: dimensions are matched by name, and one that is missing is broadcast. */
final class Alignment {

    /** Two entries of one shape. */
    record Pair(Expr left, Expr right, List<Axis> axes) {}

    private final Lowering lowering;
    private final Tensors tensors;

    Alignment(Lowering lowering) {
        this.lowering = lowering;
        this.tensors = lowering.tensors();
    }

    Pair align(Syntax node, Syntax leftNode, Syntax rightNode, Operand left, Operand right) {
        List<String> leftNames = names(left);
        List<String> rightNames = names(right);
        if (left.isMatrix() && right.isMatrix() && !leftNames.equals(rightNames)) {
            boolean isTransposed = leftNames.get(0).equals(rightNames.get(1))
                    && leftNames.get(1).equals(rightNames.get(0));
            throw Rejected.of(new ShapesDiffer(
                    lowering.excerpt(node),
                    lowering.text(leftNode),
                    tensors.shape(left),
                    lowering.text(rightNode),
                    tensors.shape(right),
                    isTransposed));
        }
        if (left.axes().size() >= right.axes().size()) {
            Operand moved = onto(node, rightNode, right, left);
            return new Pair(left.expr(), moved.expr(), union(node, left, moved));
        }
        Operand moved = onto(node, leftNode, left, right);
        return new Pair(moved.expr(), right.expr(), union(node, right, moved));
    }

    Pair align(Syntax.Infix infix, Operand left, Operand right) {
        return align(infix, infix.left(), infix.right(), left, right);
    }

    private List<String> names(Operand operand) {
        return tensors.dimensions(operand).stream().map(Dimension::name).toList();
    }

    /** {@code smaller} over the axes that {@code larger} has for the same dimensions. */
    private Operand onto(Syntax node, Syntax smallerNode, Operand smaller, Operand larger) {
        Map<Axis, Axis> moved = new LinkedHashMap<>();
        List<String> largerNames = names(larger);
        for (int i = 0; i < smaller.axes().size(); i++) {
            String name = tensors.dimension(smaller.axes().get(i)).name();
            int place = smaller.axes().size() == larger.axes().size() ? i : largerNames.indexOf(name);
            if (place >= 0 && largerNames.get(place).equals(name)) {
                if (smaller.axes().size() == 1 && place != largerNames.lastIndexOf(name)) {
                    throw Rejected.of(new AmbiguousDimension(
                            lowering.excerpt(node), lowering.text(smallerNode), name, tensors.shape(larger)));
                }
                moved.put(smaller.axes().get(i), larger.axes().get(place));
            }
        }
        return tensors.renamed(smaller, moved);
    }

    private List<Axis> union(Syntax node, Operand larger, Operand smaller) {
        List<Axis> axes = new ArrayList<>(larger.axes());
        smaller.axes().stream().filter(axis -> !axes.contains(axis)).forEach(axes::add);
        if (axes.size() > 2) {
            throw Rejected.of(new TooManyDimensions(
                    lowering.excerpt(node),
                    String.join(
                            " x ",
                            axes.stream()
                                    .map(axis -> tensors.dimension(axis).name())
                                    .toList())));
        }
        return List.copyOf(axes);
    }
}
