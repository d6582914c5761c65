package gradwright.processor.interpret;

import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.SmoothFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * An arithmetic that remembers how every comparison came out: two runs of one computation with equal outcomes are on the
 * same smooth piece of it.
 *
 * @param <T> a number of the arithmetic that computes
 */
public final class BranchRecorder<T> implements Arithmetic<T> {

    private final Arithmetic<T> in;
    private final List<Integer> outcomes = new ArrayList<>();

    /** A recorder of what is computed in another arithmetic. */
    public BranchRecorder(Arithmetic<T> in) {
        this.in = in;
    }

    /** The signs of all comparisons so far, in order. */
    public List<Integer> outcomes() {
        return outcomes;
    }

    private void compare(T a, T b) {
        double left = doubleValue(a);
        double right = doubleValue(b);
        outcomes.add(left > right ? 1 : left < right ? -1 : 0);
    }

    @Override
    public T number(double value) {
        return in.number(value);
    }

    @Override
    public T number(Rational value) {
        return in.number(value);
    }

    @Override
    public double doubleValue(T number) {
        return in.doubleValue(number);
    }

    @Override
    public T plus(T a, T b) {
        return in.plus(a, b);
    }

    @Override
    public T times(T a, T b) {
        return in.times(a, b);
    }

    @Override
    public T divide(T a, T b) {
        return in.divide(a, b);
    }

    @Override
    public T fma(T a, T b, T c) {
        return in.fma(a, b, c);
    }

    @Override
    public T apply(SmoothFunction function, T x) {
        return in.apply(function, x);
    }

    @Override
    public T abs(T x) {
        compare(x, number(0));
        return in.abs(x);
    }

    @Override
    public T sign(T x) {
        compare(x, number(0));
        return in.sign(x);
    }

    @Override
    public T max(T a, T b) {
        compare(a, b);
        return in.max(a, b);
    }

    @Override
    public T min(T a, T b) {
        compare(a, b);
        return in.min(a, b);
    }

    @Override
    public T greater(T a, T b) {
        compare(a, b);
        return in.greater(a, b);
    }

    @Override
    public T equal(T a, T b) {
        compare(a, b);
        return in.equal(a, b);
    }

    @Override
    public T where(T chooser, T then, T otherwise) {
        compare(chooser, number(0));
        return in.where(chooser, then, otherwise);
    }
}
