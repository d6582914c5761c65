package gradwright.processor.ir;

/**
 * What numbers are to the interpreter, and how it computes with them: an operation says its meaning once, over any
 * arithmetic.
 *
 * @param <T> a number
 */
public interface Arithmetic<T> {

    /** The number nearest to a double. */
    T number(double value);

    /** The number nearest to a fraction. */
    T number(Rational value);

    /** The double nearest to a number. */
    double doubleValue(T number);

    T plus(T a, T b);

    T times(T a, T b);

    T divide(T a, T b);

    /** {@code a b + c}, rounded once where the arithmetic rounds. */
    T fma(T a, T b, T c);

    T apply(SmoothFunction function, T x);

    T abs(T x);

    /** -1, 0 or 1. */
    T sign(T x);

    T max(T a, T b);

    T min(T a, T b);

    /** 1 where {@code a} is greater, else 0. */
    T greater(T a, T b);

    /** 1 where both are equal, else 0. */
    T equal(T a, T b);

    /** {@code then} where {@code chooser} is not 0, else {@code otherwise}. */
    T where(T chooser, T then, T otherwise);
}
