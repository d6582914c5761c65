package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The formula of a function that a method of a {@link Formulas} interface declares. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(Formula.Repeated.class)
public @interface Formula {

    /** Bindings, each ended by {@code ;}, and the result, over the method's parameters. */
    String value();

    /**
     * Whether the generated class keeps its bindings, and their derivatives, to be asked for by name after a call:
     * {@code value("Y")}, {@code gradient("Y")}.
     */
    boolean trace() default false;

    /**
     * What several on one method are compiled to: they are an error, which the processor could not explain if they could not
     * be read.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @interface Repeated {

        /** What is written, in source order. */
        Formula[] value();
    }
}
