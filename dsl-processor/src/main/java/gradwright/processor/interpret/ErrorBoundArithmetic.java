package gradwright.processor.interpret;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.SmoothFunction;

/**
 * A running error bound: beside each number, computed in double, how far the same operation sequence in some precision
 * can be off (Higham, Accuracy and Stability of Numerical Algorithms, 3.3). A comparison whose operands' errors overlap
 * may come out either way, which counts as error too.
 */
public final class ErrorBoundArithmetic implements Arithmetic<Bounded> {

    private final double roundoff;
    private final double largest;
    private final double smallest;
    private final int functionRoundings;

    /** Bounds for computations in that precision, whose functions are off by at most 1 ulp in float, 2 in double. */
    public ErrorBoundArithmetic(Precision precision) {
        boolean isFloat = precision == Precision.FLOAT;
        roundoff = isFloat ? 0x1p-24 : 0x1p-53;
        largest = isFloat ? Float.MAX_VALUE : Double.MAX_VALUE;
        smallest = isFloat ? Float.MIN_VALUE : Double.MIN_VALUE;
        functionRoundings = isFloat ? 2 : 4;
    }

    private Bounded rounded(double value, double propagated, int roundings) {
        // What is infinite for exact operands is so in every computation: the maximum of nothing, say.
        if (Double.isInfinite(value) && propagated == 0) {
            return new Bounded(value, 0);
        }
        double error = propagated + roundings * (roundoff * (Math.abs(value) + propagated) + smallest);
        // Also where it is not a number.
        return new Bounded(value, Math.abs(value) + error <= largest ? error : Double.POSITIVE_INFINITY);
    }

    @Override
    public Bounded number(double value) {
        boolean isExact = roundoff == 0x1p-53 || value == (float) value;
        return isExact ? new Bounded(value, 0) : rounded(value, 0, 1);
    }

    @Override
    public Bounded number(Rational value) {
        double nearest = value.doubleValue();
        return Rational.of(nearest).equals(value) ? number(nearest) : rounded(nearest, 0, 1);
    }

    @Override
    public double doubleValue(Bounded number) {
        return number.value();
    }

    /** The outcome of one operation: no rounding where it happens to be exact, as that of small whole numbers is. */
    private Bounded rounded(double value, double propagated, boolean isExact) {
        boolean isUnrounded = isExact && (roundoff == 0x1p-53 || value == (float) value);
        return rounded(value, propagated, isUnrounded ? 0 : 1);
    }

    @Override
    public Bounded plus(Bounded a, Bounded b) {
        double sum = a.value() + b.value();
        return rounded(sum, a.error() + b.error(), isExactSum(a.value(), b.value(), sum));
    }

    /** Whether a sum was not rounded (Knuth's two-sum). */
    private static boolean isExactSum(double a, double b, double sum) {
        double ofB = sum - a;
        return a - (sum - ofB) + (b - ofB) == 0;
    }

    @Override
    public Bounded times(Bounded a, Bounded b) {
        double product = a.value() * b.value();
        return rounded(product, ofProduct(a, b), isExactProduct(a.value(), b.value(), product));
    }

    private static boolean isExactProduct(double a, double b, double product) {
        return Math.fma(a, b, -product) == 0;
    }

    private static double ofProduct(Bounded a, Bounded b) {
        return ofFactor(a.value(), b.error()) + ofFactor(b.value(), a.error()) + a.error() * b.error();
    }

    private static double ofFactor(double factor, double error) {
        return error == 0 ? 0 : Math.abs(factor) * error;
    }

    @Override
    public Bounded divide(Bounded a, Bounded b) {
        double quotient = a.value() / b.value();
        double nearest = Math.abs(b.value()) - b.error();
        double propagated = (a.error() + Math.abs(quotient) * b.error()) / nearest;
        boolean isExact = isExactProduct(quotient, b.value(), a.value());
        return rounded(quotient, nearest > 0 ? propagated : Double.POSITIVE_INFINITY, isExact);
    }

    @Override
    public Bounded fma(Bounded a, Bounded b, Bounded c) {
        double product = a.value() * b.value();
        double sum = Math.fma(a.value(), b.value(), c.value());
        boolean isExact = isExactProduct(a.value(), b.value(), product) && isExactSum(product, c.value(), sum);
        return rounded(sum, ofProduct(a, b) + c.error(), isExact);
    }

    @Override
    public Bounded apply(SmoothFunction function, Bounded x) {
        double value = function.of(x.value());
        double propagated = 0;
        if (x.error() > 0) {
            double least = x.value() - x.error();
            // Both computations have an argument that the function is defined for.
            double below = function.of(x.value() >= 0 && Double.isNaN(function.of(least)) ? 0 : least);
            double above = function.of(x.value() + x.error());
            propagated = Math.max(Math.abs(above - value), Math.abs(below - value));
            // A wave can have come back.
            propagated = x.error() > 1 ? Math.max(propagated, x.error()) : propagated;
        }
        return rounded(value, propagated, functionRoundings);
    }

    @Override
    public Bounded abs(Bounded x) {
        return new Bounded(Math.abs(x.value()), x.error());
    }

    @Override
    public Bounded sign(Bounded x) {
        return new Bounded(Math.signum(x.value()), isCertain(x, number(0)) ? 0 : 2);
    }

    @Override
    public Bounded max(Bounded a, Bounded b) {
        Bounded larger = a.value() > b.value() ? a : b;
        return isCertain(a, b) ? larger : new Bounded(larger.value(), Math.max(a.error(), b.error()));
    }

    @Override
    public Bounded min(Bounded a, Bounded b) {
        Bounded smaller = a.value() < b.value() ? a : b;
        return isCertain(a, b) ? smaller : new Bounded(smaller.value(), Math.max(a.error(), b.error()));
    }

    @Override
    public Bounded greater(Bounded a, Bounded b) {
        return new Bounded(a.value() > b.value() ? 1 : 0, isCertain(a, b) ? 0 : 1);
    }

    @Override
    public Bounded equal(Bounded a, Bounded b) {
        return new Bounded(a.value() == b.value() ? 1 : 0, isCertain(a, b) ? 0 : 1);
    }

    @Override
    public Bounded where(Bounded chooser, Bounded then, Bounded otherwise) {
        Bounded chosen = chooser.value() != 0 ? then : otherwise;
        return isCertain(chooser, number(0))
                ? chosen
                : new Bounded(
                        chosen.value(),
                        Math.abs(then.value() - otherwise.value()) + Math.max(then.error(), otherwise.error()));
    }

    /** Whether both computations compare alike: the same number is equal to itself, and exact ones keep their order. */
    @SuppressWarnings("ReferenceEquality") // numbers alike need not be the same
    private static boolean isCertain(Bounded a, Bounded b) {
        return a == b || a.error() + b.error() == 0 || !a.overlaps(b);
    }
}
