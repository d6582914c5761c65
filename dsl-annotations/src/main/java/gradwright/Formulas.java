package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares functions by their formulas.
 *
 * <p>Every method of the interface is one function. While the interface compiles, every formula is checked and a class
 * named after the interface with {@code Formulas} appended (nested {@code A.B} gives {@code A_BFormulas}) is generated
 * into the same package; in it stands a class for every method, with the function and its derivatives.
 *
 * <pre>{@code
 * @Formulas
 * interface SheetA {
 *     @Formula("Y = X*W + b; sum((T - Y)^2) / N")
 *     double regression(@Dim("N,M") DMatrixRMaj X, @Dim("M,K") DMatrixRMaj W,
 *                       @Dim("K") DMatrixRMaj b, @Constant @Dim("N,K") DMatrixRMaj T);
 * }
 *
 * var regression = new SheetAFormulas.Regression();
 * double value = regression.gradient(X, W, b, T);
 * DMatrixRMaj dW = regression.gradient("W");
 * }</pre>
 *
 * <p>The interface is a declaration and is never implemented. Its methods take {@code double}, {@code DMatrixRMaj} or
 * {@code FMatrixRMaj}, {@code int} and {@code int[]}, and give a {@code double} or a matrix; one with float matrices is
 * computed in single precision.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Formulas.Repeated.class)
public @interface Formulas {
    /**
     * What several on one type are compiled to: they are an error, which the processor could not explain if they could not
     * be read.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface Repeated {

        /** What is written, in source order. */
        Formulas[] value();
    }
}
