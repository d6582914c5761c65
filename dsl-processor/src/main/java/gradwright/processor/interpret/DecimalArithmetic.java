package gradwright.processor.interpret;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Decimal;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.SmoothFunction;

/** High precision: what every other arithmetic is measured by. A comparison with NaN does not hold. */
public final class DecimalArithmetic implements Arithmetic<Decimal> {

    @Override
    public Decimal number(double value) {
        return Decimal.of(value);
    }

    @Override
    public Decimal number(Rational value) {
        return Decimal.of(value);
    }

    @Override
    public double doubleValue(Decimal number) {
        return number.doubleValue();
    }

    @Override
    public Decimal plus(Decimal a, Decimal b) {
        return a.plus(b);
    }

    @Override
    public Decimal times(Decimal a, Decimal b) {
        return a.times(b);
    }

    @Override
    public Decimal divide(Decimal a, Decimal b) {
        return a.divide(b);
    }

    @Override
    public Decimal fma(Decimal a, Decimal b, Decimal c) {
        return a.times(b).plus(c);
    }

    @Override
    public Decimal apply(SmoothFunction function, Decimal x) {
        return function.of(x);
    }

    @Override
    public Decimal abs(Decimal x) {
        return x.abs();
    }

    @Override
    public Decimal sign(Decimal x) {
        return x.isNaN() ? x : Decimal.of(x.compareTo(Decimal.ZERO));
    }

    @Override
    public Decimal max(Decimal a, Decimal b) {
        return a.isNaN() || (!b.isNaN() && a.compareTo(b) >= 0) ? a : b;
    }

    @Override
    public Decimal min(Decimal a, Decimal b) {
        return a.isNaN() || (!b.isNaN() && a.compareTo(b) <= 0) ? a : b;
    }

    @Override
    public Decimal greater(Decimal a, Decimal b) {
        return !a.isNaN() && !b.isNaN() && a.compareTo(b) > 0 ? Decimal.ONE : Decimal.ZERO;
    }

    @Override
    public Decimal equal(Decimal a, Decimal b) {
        return !a.isNaN() && !b.isNaN() && a.compareTo(b) == 0 ? Decimal.ONE : Decimal.ZERO;
    }

    @Override
    public Decimal where(Decimal chooser, Decimal then, Decimal otherwise) {
        return chooser.isNaN() || chooser.compareTo(Decimal.ZERO) != 0 ? then : otherwise;
    }
}
