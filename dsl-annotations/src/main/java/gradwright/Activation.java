package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The activation of a layer, applied after its affine map if it has one. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Activation {

    /** Name of the activation: one of {@link Activations}. */
    String value();

    /** Parameter of {@code elu} and {@code celu}, not 0 for the latter; of no other activation. */
    double alpha() default 1;

    /** Slope of {@code leaky-relu} below 0; of no other activation. */
    double slope() default 0.01;
}
