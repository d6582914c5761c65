package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The loss that a network is trained with: {@code factor * reduction(terms)}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Loss {

    /** Name of the loss: one of {@link Losses}. */
    String value();

    /** What the sum of the loss's terms is divided by. Left out, it is the default of the loss, see {@link Losses}. */
    Reduction reduction() default Reduction.MEAN;

    /** A constant that the loss is multiplied with; finite and not 0. */
    double factor() default 1;

    /** Where {@code huber} turns linear; above 0; of no other loss. */
    double delta() default 1;

    /** Where {@code smooth-l1} turns linear; above 0; of no other loss. */
    double beta() default 1;

    /** Margin of the hinge losses; {@code softmax-hinge} has no default; of no other loss. */
    double margin() default 1;

    /** Weight of the positive class in {@code sigmoid-binary-cross-entropy}; above 0; of no other loss. */
    double positiveWeight() default 1;
}
