package gradwright.processor.interpret;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.SmoothFunction;

/** Doubles as Java has them. */
public final class DoubleArithmetic implements Arithmetic<Double> {

    @Override
    public Double number(double value) {
        return value;
    }

    @Override
    public Double number(Rational value) {
        return value.doubleValue();
    }

    @Override
    public double doubleValue(Double number) {
        return number;
    }

    @Override
    public Double plus(Double a, Double b) {
        return a + b;
    }

    @Override
    public Double times(Double a, Double b) {
        return a * b;
    }

    @Override
    public Double divide(Double a, Double b) {
        return a / b;
    }

    @Override
    public Double fma(Double a, Double b, Double c) {
        return Math.fma(a, b, c);
    }

    @Override
    public Double apply(SmoothFunction function, Double x) {
        return function.of(x);
    }

    @Override
    public Double abs(Double x) {
        return Math.abs(x);
    }

    @Override
    public Double sign(Double x) {
        return Math.signum(x);
    }

    @Override
    public Double max(Double a, Double b) {
        return Math.max(a, b);
    }

    @Override
    public Double min(Double a, Double b) {
        return Math.min(a, b);
    }

    @Override
    public Double greater(Double a, Double b) {
        return (double) a > b ? 1.0 : 0.0;
    }

    @Override
    public Double equal(Double a, Double b) {
        return (double) a == b ? 1.0 : 0.0;
    }

    @Override
    public Double where(Double chooser, Double then, Double otherwise) {
        return chooser != 0 ? then : otherwise;
    }
}
