package gradwright.processor.ir;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A smooth function of one number, which an arithmetic computes as it can. It changes by at most what it changes at one
 * end of an interval around its argument, as monotone and convex functions do, or by at most the argument's change.
 *
 * @param inDouble the double nearest to the function's value, or almost
 * @param exactly the value by its definition, to all digits of {@link Decimal}, for a finite argument
 */
public record SmoothFunction(DoubleUnaryOperator inDouble, UnaryOperator<Decimal> exactly) {

    public double of(double x) {
        return inDouble.applyAsDouble(x);
    }

    public Decimal of(Decimal x) {
        return x.isFinite() ? exactly.apply(x) : Decimal.of(of(x.doubleValue()));
    }
}
