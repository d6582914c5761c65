package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The activation of a layer, applied after its affine map if it has one. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@Repeatable(Activation.Repeated.class)
public @interface Activation {

    /** Name of the activation: one of {@link Activations}. Either this or {@link #formula} is written. */
    String value() default "";

    /**
     * A formula of the one variable {@code x}, such as {@code "x * x"}, applied to every unit by itself; its derivative is
     * derived. {@code alpha} and {@code slope} can stand in it where they are written.
     */
    String formula() default "";

    /** Parameter of {@code elu} and {@code celu}, not 0 for the latter, and of a formula; of no other activation. */
    double alpha() default 1;

    /** Slope of {@code leaky-relu} below 0, and a parameter of a formula; of no other activation. */
    double slope() default 0.01;

    /**
     * What several on one field are compiled to: they are an error, which the processor could not explain if they could not
     * be read.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.FIELD)
    @interface Repeated {

        /** What is written, in source order. */
        Activation[] value();
    }
}
