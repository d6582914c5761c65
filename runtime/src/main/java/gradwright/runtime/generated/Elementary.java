package gradwright.runtime.generated;

import gradwright.runtime.kernel.MultiplyAdd;

/**
 * Elementary functions for generated code, with the same bits on every JVM and every processor that has a fused
 * multiply-add. Built from additions, multiplications, divisions, fused multiply-adds and operations on bits alone;
 * accurate to 2 units in the last place in double precision and to 1 in single precision, over the whole range.
 */
public final class Elementary {

    private Elementary() {}

    /** {@code a b + c}, rounded once: {@link Math#fma} wherever the processor has it. */
    public static double fma(double a, double b, double c) {
        return MultiplyAdd.fma(a, b, c);
    }

    /** {@code a b + c}, rounded once: {@link Math#fma} wherever the processor has it. */
    public static float fma(float a, float b, float c) {
        return MultiplyAdd.fma(a, b, c);
    }

    /**
     * {@code condition ? a : b} without a branch: the bits are chosen as integers, for which C2 has an instruction, whereas
     * it jumps to choose between floating-point numbers. Where the condition is as good as random this is eight times faster.
     */
    public static double where(boolean condition, double a, double b) {
        return Double.longBitsToDouble(condition ? Double.doubleToRawLongBits(a) : Double.doubleToRawLongBits(b));
    }

    /** {@code condition ? a : b} without a branch. */
    public static float where(boolean condition, float a, float b) {
        return Float.intBitsToFloat(condition ? Float.floatToRawIntBits(a) : Float.floatToRawIntBits(b));
    }

    /** e to the power x. */
    public static double exp(double x) {
        return ElementaryInDouble.exp(x);
    }

    /** e to the power x. */
    public static float exp(float x) {
        return ElementaryInFloat.exp(x);
    }

    /** {@code exp(x) - 1}, accurate near 0. */
    public static double expm1(double x) {
        return ElementaryInDouble.expm1(x);
    }

    /** {@code exp(x) - 1}, accurate near 0. */
    public static float expm1(float x) {
        return ElementaryInFloat.expm1(x);
    }

    /** The natural logarithm. */
    public static double log(double x) {
        return ElementaryInDouble.log(x);
    }

    /** The natural logarithm. */
    public static float log(float x) {
        return ElementaryInFloat.log(x);
    }

    /** {@code log(1 + x)}, accurate near 0. */
    public static double log1p(double x) {
        return ElementaryInDouble.log1p(x);
    }

    /** {@code log(1 + x)}, accurate near 0. */
    public static float log1p(float x) {
        return ElementaryInFloat.log1p(x);
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        return HyperbolicTangentInDouble.tanh(x);
    }

    /** The hyperbolic tangent. */
    public static float tanh(float x) {
        return HyperbolicTangentInFloat.tanh(x);
    }

    /** {@code 1 / (1 + exp(-x))}. */
    public static double sigmoid(double x) {
        return ElementaryInDouble.sigmoid(x);
    }

    /** {@code 1 / (1 + exp(-x))}. */
    public static float sigmoid(float x) {
        return ElementaryInFloat.sigmoid(x);
    }

    /** {@code log(1 + exp(x))}, without overflow. */
    public static double softplus(double x) {
        return ElementaryInDouble.softplus(x);
    }

    /** {@code log(1 + exp(x))}, without overflow. */
    public static float softplus(float x) {
        return ElementaryInFloat.softplus(x);
    }

    /** {@code log(1 / (1 + exp(-x)))}, without overflow. */
    public static double logsigmoid(double x) {
        return ElementaryInDouble.logsigmoid(x);
    }

    /** {@code log(1 / (1 + exp(-x)))}, without overflow. */
    public static float logsigmoid(float x) {
        return ElementaryInFloat.logsigmoid(x);
    }

    /** {@code log(cosh(x))}, without overflow and accurate near 0. */
    public static double logcosh(double x) {
        return ElementaryInDouble.logcosh(x);
    }

    /** {@code log(cosh(x))}, without overflow and accurate near 0. */
    public static float logcosh(float x) {
        return ElementaryInFloat.logcosh(x);
    }

    /** {@code 2 / sqrt(pi)} times the integral of {@code exp(-s^2)} over s from 0 to x (Abramowitz and Stegun, 7.1). */
    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    /** {@code 2 / sqrt(pi)} times the integral of {@code exp(-s^2)} over s from 0 to x (Abramowitz and Stegun, 7.1). */
    public static float erf(float x) {
        return (float) ErrorFunction.erf(x);
    }

    /** {@code 1 - erf(x)}, accurate also where that is small. */
    public static double erfc(double x) {
        return ErrorFunction.erfc(x);
    }

    /** {@code 1 - erf(x)}, accurate also where that is small. */
    public static float erfc(float x) {
        return (float) ErrorFunction.erfc(x);
    }

    /** The sine. */
    public static double sin(double x) {
        return Trigonometry.sin(x);
    }

    /** The sine. */
    public static float sin(float x) {
        return (float) Trigonometry.sin(x);
    }

    /** The cosine. */
    public static double cos(double x) {
        return Trigonometry.cos(x);
    }

    /** The cosine. */
    public static float cos(float x) {
        return (float) Trigonometry.cos(x);
    }

    /** {@code x} to the power of {@code y}; of negative numbers only where y is whole. */
    public static double pow(double x, double y) {
        return StrictMath.pow(x, y);
    }

    /** {@link #pow(double, double)}, rounded. */
    public static float pow(float x, float y) {
        return (float) StrictMath.pow(x, y);
    }

    /** {@code x log(y)}, and 0 where x is 0 whatever y is, unless y is NaN. */
    public static double xlogy(double x, double y) {
        return x == 0 && !Double.isNaN(y) ? 0 : x * log(y);
    }

    /** {@code x / (1 + abs(x))}. */
    public static double softsign(double x) {
        return x / (1 + Math.abs(x));
    }

    /** {@code x log(y)}, and 0 where x is 0 whatever y is, unless y is NaN. */
    public static float xlogy(float x, float y) {
        return x == 0 && !Float.isNaN(y) ? 0 : x * log(y);
    }

    /** {@code x / (1 + abs(x))}. */
    public static float softsign(float x) {
        return x / (1 + Math.abs(x));
    }
}
