package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the dimensions of a matrix, rows first: {@code "N,M"}, or {@code "N"} for a vector, which may have one row or
 * one column. The same name means the same size in all of a function; a number in the place of a name fixes the size.
 * On a method it names those of the result.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER})
@Repeatable(Dim.Repeated.class)
public @interface Dim {

    /** One dimension or two, separated by a comma. */
    String value();

    /**
     * What several on one method or parameter are compiled to: they are an error, which the processor could not explain if they could not
     * be read.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Repeated {

        /** What is written, in source order. */
        Dim[] value();
    }
}
