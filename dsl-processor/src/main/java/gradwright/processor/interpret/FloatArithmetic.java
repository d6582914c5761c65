package gradwright.processor.interpret;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.SmoothFunction;

/** Floats as Java has them; functions are the doubles', rounded. */
public final class FloatArithmetic implements Arithmetic<Float> {

    @Override
    public Float number(double value) {
        return (float) value;
    }

    @Override
    public Float number(Rational value) {
        return value.floatValue();
    }

    @Override
    public double doubleValue(Float number) {
        return number;
    }

    @Override
    public Float plus(Float a, Float b) {
        return a + b;
    }

    @Override
    public Float times(Float a, Float b) {
        return a * b;
    }

    @Override
    public Float divide(Float a, Float b) {
        return a / b;
    }

    @Override
    public Float fma(Float a, Float b, Float c) {
        return Math.fma(a, b, c);
    }

    @Override
    public Float apply(SmoothFunction function, Float x) {
        return (float) function.of(x);
    }

    @Override
    public Float abs(Float x) {
        return Math.abs(x);
    }

    @Override
    public Float sign(Float x) {
        return Math.signum(x);
    }

    @Override
    public Float max(Float a, Float b) {
        return Math.max(a, b);
    }

    @Override
    public Float min(Float a, Float b) {
        return Math.min(a, b);
    }

    @Override
    public Float greater(Float a, Float b) {
        return (float) a > b ? 1f : 0f;
    }

    @Override
    public Float equal(Float a, Float b) {
        return (float) a == b ? 1f : 0f;
    }

    @Override
    public Float where(Float chooser, Float then, Float otherwise) {
        return chooser != 0 ? then : otherwise;
    }
}
