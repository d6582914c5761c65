package gradwright.processor.build;

import gradwright.processor.declare.FunctionDeclaration;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.FormulaSignature;
import gradwright.processor.formula.LoweredFormula;
import gradwright.processor.ir.Precision;
import java.util.List;

/**
 * What the generated class says of a function besides its programs.
 *
 * @param declared the method that declares it, with its interface
 * @param simpleName name of its class
 * @param formula as it is written
 * @param result the dimensions of the result; none for a number
 * @param selections indices that have to be checked when it runs
 * @param traced the bindings that can be asked for
 */
public record FunctionOutline(
        String declared,
        String simpleName,
        String formula,
        Precision precision,
        FormulaSignature signature,
        List<Dimension> result,
        List<LoweredFormula.Selection> selections,
        List<Traced> traced) {

    public FunctionOutline {
        result = List.copyOf(result);
        selections = List.copyOf(selections);
        traced = List.copyOf(traced);
    }

    /** What is known of a function from its declaration, with what its formula adds. */
    public static FunctionOutline of(
            FunctionDeclaration declaration, List<LoweredFormula.Selection> selections, List<Traced> traced) {
        return new FunctionOutline(
                declaration.declared(),
                declaration.simpleName(),
                declaration.formula().value(),
                declaration.precision(),
                declaration.signature(),
                declaration.result(),
                selections,
                traced);
    }

    /** A binding that can be asked for, and its dimensions: names, or numbers that fix a size. */
    public record Traced(String name, List<String> dimensions) {
        public Traced {
            dimensions = List.copyOf(dimensions);
        }
    }

    public boolean isNumber() {
        return result.isEmpty();
    }

    /** The parameters that there is a derivative by. */
    public List<FormulaSignature.Parameter> differentiable() {
        return signature.parameters().stream()
                .filter(parameter -> !parameter.isConstant()
                        && (parameter.kind() == FormulaSignature.Kind.NUMBER
                                || parameter.kind() == FormulaSignature.Kind.MATRIX))
                .toList();
    }
}
