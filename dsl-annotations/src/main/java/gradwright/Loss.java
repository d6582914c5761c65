package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The loss that a network is trained with: {@code factor * reduction(terms)}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Loss.Repeated.class)
public @interface Loss {

    /** Name of the loss: one of {@link Losses}. Either this or {@link #formula} is written. */
    String value() default "";

    /**
     * A formula of the output {@code y} and the target {@code t}, both over {@code N, K}, and of the input {@code x} over
     * {@code N, M}; where {@code t} is used as an index, as in {@code y(n, t(n))}, it is the class of every sample. A
     * formula that gives one number is the whole loss, of which each sample has its own part where it is a sum over the
     * samples and an equal share where not; one that gives a number for every sample or output is reduced. The
     * parameters below can stand in it where they are written.
     */
    String formula() default "";

    /** What the sum of the loss's terms is divided by. Left out, it is the default of the loss, see {@link Losses}. */
    Reduction reduction() default Reduction.MEAN;

    /** A constant that the loss is multiplied with; finite and not 0. */
    double factor() default 1;

    /** Where {@code huber} turns linear; above 0; of no other loss but a formula. */
    double delta() default 1;

    /** Where {@code smooth-l1} turns linear; above 0; of no other loss but a formula. */
    double beta() default 1;

    /** Margin of the hinge losses; {@code softmax-hinge} has no default; of no other loss but a formula. */
    double margin() default 1;

    /**
     * Label smoothing e, at least 0 and below 1: a target t becomes {@code (1 - e) t + e / C} for C classes, and
     * {@code (1 - e) t + e / 2} for the binary losses; of cross-entropies and {@code nll} alone.
     */
    double smoothing() default 0;

    /** Whether the outputs of {@code poisson-nll} are logarithms of rates, or else the rates; of no other loss but a formula. */
    boolean logInput() default true;

    /**
     * A weight for each class, at least 0 and not all 0, of losses that take class labels. What labels sum up to under
     * {@link Reduction#MEAN} and {@link Reduction#BATCH_MEAN} is divided by the sum of their weights. Without it every
     * class counts once.
     */
    double[] classWeights() default {};

    /** Weight of the positive class in {@code sigmoid-binary-cross-entropy}; above 0; of no other loss but a formula. */
    double positiveWeight() default 1;

    /**
     * What several on one type are compiled to: they are an error, which the processor could not explain if they could not
     * be read.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface Repeated {

        /** What is written, in source order. */
        Loss[] value();
    }
}
