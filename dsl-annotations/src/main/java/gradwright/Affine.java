package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An affine map {@code x W + b} of the layer before (or the input), with {@code x: N x in}, {@code W: in x out} and
 * {@code b: 1 x out}; other layouts are declared with {@link Samples} and {@link WeightLayout}. Its parameters are named
 * after the field: {@code hidden.weight}, {@code hidden.bias}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@Repeatable(Affine.Repeated.class)
public @interface Affine {

    /** Output width; at least 1, so that it has to be written. */
    int value() default 0;

    /** Input width. It is inferred; when it is given, it is checked while the class compiles. */
    int in() default 0;

    /** Whether a bias is added. */
    boolean bias() default true;

    /** How the weight is laid out; left out, it is as {@link Network#weights} says. */
    WeightLayout weights() default WeightLayout.IN_BY_OUT;

    /**
     * How weight and bias are initialised: one of the names in {@link Initializers}. Left out, the activation that
     * follows decides: {@code he-uniform} before relu, relu6 and leaky-relu (where the bound is divided by
     * {@code sqrt(1 + slope^2)}), {@code lecun-normal} before selu, {@code glorot-uniform} otherwise; biases start at 0.
     */
    String init() default "";

    /**
     * What several on one field are compiled to: they are an error, which the processor could not explain if they could not
     * be read.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.FIELD)
    @interface Repeated {

        /** What is written, in source order. */
        Affine[] value();
    }
}
