package gradwright.processor.formula;

import gradwright.processor.diag.problem.ProductDoesNotFit;
import gradwright.processor.diag.problem.VectorTimesVector;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Contract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The product {@code *}: a number scales; otherwise the last dimension on the left meets the first on the right. */
final class Products {

    private final Lowering lowering;
    private final Tensors tensors;

    Products(Lowering lowering) {
        this.lowering = lowering;
        this.tensors = lowering.tensors();
    }

    Operand product(Syntax.Infix infix, Operand left, Operand right) {
        if (left.isNumber() || right.isNumber()) {
            List<Axis> axes = left.isNumber() ? right.axes() : left.axes();
            return new Operand(Operand.Kind.REAL, Algebra.multiply(left.expr(), right.expr()), axes);
        }
        if (!left.isMatrix() && !right.isMatrix()) {
            throw Rejected.of(new VectorTimesVector(
                    lowering.excerpt(infix), lowering.text(infix.left()), lowering.text(infix.right())));
        }
        Axis last = left.axes().get(left.axes().size() - 1);
        Axis first = right.axes().get(0);
        if (!tensors.dimension(last).equals(tensors.dimension(first))) {
            throw Rejected.of(new ProductDoesNotFit(
                    lowering.excerpt(infix),
                    lowering.text(infix.left()),
                    tensors.shape(left),
                    lowering.text(infix.right()),
                    tensors.shape(right),
                    help(infix, left, right)));
        }
        return contracted(left, meeting(left, right, last));
    }

    /** The right operand with its first axis named {@code last}, and its other axis apart from the left's. */
    private Operand meeting(Operand left, Operand right, Axis last) {
        Map<Axis, Axis> names = new LinkedHashMap<>();
        names.put(right.axes().get(0), last);
        if (right.isMatrix()) {
            Axis other = right.axes().get(1);
            names.put(other, left.axes().contains(other) ? tensors.free(tensors.dimension(other), left.axes()) : other);
        }
        return tensors.renamed(right, names);
    }

    private Operand contracted(Operand left, Operand right) {
        Axis along = right.axes().get(0);
        List<Axis> kept = new ArrayList<>(Tensors.without(left.axes(), along::equals));
        kept.addAll(Tensors.without(right.axes(), along::equals));
        Value a = tensors.stored(left);
        Value b = tensors.stored(right);
        List<Axis> axes = new ArrayList<>(tensors.varying(Algebra.multiply(new Leaf(a), new Leaf(b))));
        axes.addAll(kept);
        Value product = tensors.of(new Contract(a, b, Optional.empty()), axes);
        return new Operand(Operand.Kind.REAL, new Leaf(product), kept);
    }

    /** The first change that makes the product fit. */
    private String help(Syntax.Infix infix, Operand left, Operand right) {
        String a = lowering.text(infix.left());
        String b = lowering.text(infix.right());
        if (tensors.dimensions(left).equals(tensors.dimensions(right))) {
            return "write `" + a + " .* " + b + "` for the product entry by entry, or `" + a + " * "
                    + operand(infix.right(), b) + "'`";
        }
        if (fits(left, Lowering.transposed(right))) {
            return "write `" + a + " * " + operand(infix.right(), b) + "'`";
        }
        if (fits(Lowering.transposed(left), right)) {
            return "write `" + operand(infix.left(), a) + "' * " + b + "`";
        }
        if (fits(right, left)) {
            return "write `" + b + " * " + a + "`";
        }
        return "the last dimension of the left factor has to be the first one of the right";
    }

    private static String operand(Syntax node, String text) {
        boolean isSigned =
                node instanceof Syntax.Prefix prefix && !prefix.operator().equals("(");
        return isSigned || node instanceof Syntax.Infix ? "(" + text + ")" : text;
    }

    private boolean fits(Operand left, Operand right) {
        return tensors.dimension(left.axes().get(left.axes().size() - 1))
                .equals(tensors.dimension(right.axes().get(0)));
    }
}
