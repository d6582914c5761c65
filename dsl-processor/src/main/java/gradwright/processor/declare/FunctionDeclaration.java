package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.FormulaSignature;
import gradwright.processor.ir.Precision;
import java.util.List;
import java.util.Locale;

/**
 * A declared function.
 *
 * @param declared the method, with its interface
 * @param formula as it is written
 * @param claims equations that hold of it, in their order
 * @param trace whether its bindings can be asked for
 * @param result the dimensions of the result; none for a number
 * @param isSound whether nothing was reported of it so far
 */
public record FunctionDeclaration(
        String declared,
        String name,
        Fact<String> formula,
        List<Fact<String>> claims,
        boolean trace,
        Precision precision,
        FormulaSignature signature,
        List<Dimension> result,
        boolean isSound,
        Place place) {

    public FunctionDeclaration {
        claims = List.copyOf(claims);
        result = List.copyOf(result);
    }

    /** Name of the generated class: the method's, in upper case at its start. */
    public String simpleName() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
