package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An equation that holds of a function, such as {@code "grad(L, W) == 2/N * X' * (Y - T)"}: it is checked while the
 * function compiles, at random points, and a false one is an error with a counterexample.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(Claims.class)
public @interface Claim {

    /** Two formulas with {@code ==} between them, over the parameters and the bindings of the function. */
    String value();
}
