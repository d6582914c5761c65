package gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An equation that holds of a function or of a network, such as {@code "grad(L, W) == 2/N * X' * (Y - T)"} or
 * {@code "grad(loss, hidden.weight) == input' * grad(loss, hidden.pre)"}: it is checked while the class compiles, at
 * random points, and a false one is an error with a counterexample.
 *
 * <p>On a method annotated with {@link Formula} it speaks of the function's parameters and bindings; on a class
 * annotated with {@link Network} of {@code input}, of the layers, such as {@code hidden}, of their pre-activations and
 * parameters, {@code hidden.pre}, {@code hidden.weight} and {@code hidden.bias}, of {@code targets} or {@code labels},
 * and of {@code loss}, each in the shape in which the network stores it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Claims.class)
public @interface Claim {

    /** Two formulas with {@code ==} between them; bindings of the claim's own may stand before. */
    String value();
}
