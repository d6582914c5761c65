package gradwright.processor.formula;

import gradwright.processor.interpret.DoubleArithmetic;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Tensor;
import gradwright.processor.op.MapOperation;
import java.util.List;
import java.util.Map;

/** What a double holds of numbers that are written and of what is computed of them alone. */
final class DoubleRange {

    private DoubleRange() {}

    /** Whether what the expression is made of directly is within range; its parts were looked at when they were read. */
    static boolean contains(Expr expr) {
        if (expr instanceof Constant constant) {
            return contains(constant.value());
        }
        boolean isOfKnown = !(expr instanceof Expr.Sum sum)
                || sum.terms().stream().map(Expr.Term::coefficient).allMatch(DoubleRange::contains);
        return isOfKnown && (!isClosed(expr) || Double.isFinite(closed(expr)));
    }

    private static boolean contains(Rational number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && (nearest != 0 || number.signum() == 0);
    }

    private static boolean isClosed(Expr expr) {
        return expr instanceof Constant
                || (!expr.children().isEmpty() && expr.children().stream().allMatch(DoubleRange::isClosed));
    }

    /** The number that an expression of constants is. */
    private static double closed(Expr expr) {
        Tensor<Double> number = new Tensor<>(List.of(), new Sizes(Map.of()), 0.0);
        return new MapOperation(expr)
                .evaluate(new DoubleArithmetic(), List.of(), number)
                .entries()
                .get(0);
    }
}
