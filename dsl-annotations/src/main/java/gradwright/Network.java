package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a neural network.
 *
 * <p>The fields of type {@link Layer} are its layers, in source order. While the class compiles, every shape is checked
 * and a class named after it with {@code Network} appended (nested {@code A.B} gives {@code A_BNetwork}) is generated
 * into the same package.
 *
 * <pre>{@code
 * @Network(inputs = 64)
 * @Loss("softmax-cross-entropy")
 * class Digits {
 *     @Affine(32) @Activation("tanh") Layer hidden;
 *     @Affine(10) Layer logits;
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Network.Repeated.class)
public @interface Network {

    /** Number of inputs of one sample; at least 1, so that it has to be written. */
    int inputs() default 0;

    /**
     * Whether the generated class can be trained. A network that is only loaded and used for prediction says
     * {@code training = false}: it needs no {@link Loss} and has no backward code and no gradients.
     */
    boolean training() default true;

    /**
     * Whether the generated class has {@code trace(x, targets)}: what {@code gradient} computes on its way, pre-activations,
     * outputs and the gradients by them, under the names of the declaration. All else stays as it is without.
     */
    boolean trace() default false;

    /**
     * Whether the generated class has {@code hessianVector(x, targets, direction, result)}: the loss's second derivative by the
     * parameters times a direction, which is, as the result is, a list of matrices in the order of {@code parameters()}.
     */
    boolean hessianVector() default false;

    /** What is kept of the forward part until the gradient has used it. */
    Memory memory() default Memory.NEEDED;

    /** What the network computes with; losses are returned as {@code double} in both precisions. */
    Precision precision() default Precision.DOUBLE;

    /** Whether the samples of a batch are the rows or the columns of its matrices. */
    Samples samples() default Samples.ROWS;

    /**
     * Whether a gradient is taken by the input too: {@code inputGradient()} then gives the matrix that the last call of
     * {@code gradient} left, of the input's shape.
     */
    boolean inputGradient() default false;

    /**
     * Codes of notes that are not given for this network, such as {@code "GW601"}: what is unusual may be meant. One that would
     * not be given anyway is a note itself.
     */
    String[] allow() default {};

    /** How weights are laid out, where the layer's {@link Affine} does not say. */
    WeightLayout weights() default WeightLayout.IN_BY_OUT;

    /**
     * What several on one type are compiled to: they are an error, which the processor could not explain if they could not
     * be read.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface Repeated {

        /** What is written, in source order. */
        Network[] value();
    }
}
