package gradwright.processor.build;

import gradwright.processor.declare.FunctionDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Wording;
import gradwright.processor.diag.problem.ResultShape;
import gradwright.processor.diag.problem.TooManyParameters;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.FormulaSignature.Kind;
import gradwright.processor.formula.FormulaSignature.Parameter;
import gradwright.processor.formula.LoweredFormula;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A formula makes sense, and gives what its method declares; what is generated of it can be called. */
public final class FunctionRule {

    private FunctionRule() {}

    /** The function that is declared; what is wrong with it is reported. */
    public static Optional<Function> check(FunctionDeclaration function, Diagnostics diagnostics) {
        if (!function.isSound()) {
            return Optional.empty();
        }
        boolean isCallable = isCallable(function, diagnostics);
        FunctionBuilder builder = new FunctionBuilder(function);
        Optional<LoweredFormula> lowered =
                builder.lower(diagnostics).filter(formula -> builder.isWithinRange(diagnostics));
        if (lowered.isEmpty()) {
            return Optional.empty();
        }
        if (!lowered.get().dimensions().equals(function.result())) {
            diagnostics.report(
                    mismatch(function, lowered.get()), function.formula().place());
            return Optional.empty();
        }
        function.claims().forEach(claim -> builder.check(claim, lowered.get(), diagnostics));
        return isCallable ? Optional.of(builder.build(lowered.get())) : Optional.empty();
    }

    /** Whether the JVM has methods with as many parameters as the generated ones need. */
    private static boolean isCallable(FunctionDeclaration function, Diagnostics diagnostics) {
        FunctionOutline outline = FunctionOutline.of(function, List.of(), List.of());
        int arguments = slots(outline.signature().parameters());
        int tangents = slots(outline.differentiable());
        int result = outline.isNumber() ? 0 : 1;
        int value = 1 + arguments + result;
        int jvp = value + tangents;
        // The name of a parameter, and the result, which is a matrix always.
        int jacobian = 1 + 1 + arguments + 1;
        String most = tangents == 0 ? "value" : jvp >= jacobian ? "jvp" : "jacobian";
        int slots = tangents == 0 ? value : Math.max(jvp, jacobian);
        if (slots <= TooManyParameters.MOST_SLOTS) {
            return true;
        }
        boolean isReducible = tangents > 0 && value <= TooManyParameters.MOST_SLOTS;
        diagnostics.report(new TooManyParameters(function.declared(), most, slots, isReducible), function.place());
        return false;
    }

    private static int slots(List<Parameter> parameters) {
        return parameters.stream()
                .mapToInt(parameter -> parameter.kind() == Kind.NUMBER ? 2 : 1)
                .sum();
    }

    private static ResultShape mismatch(FunctionDeclaration function, LoweredFormula lowered) {
        List<Dimension> given = lowered.dimensions();
        List<Dimension> declared = function.result();
        String help;
        if (given.isEmpty()) {
            help = "write `double` without `@Dim` for the result";
        } else if (declared.isEmpty()) {
            help = "write " + Wording.code("@Dim(\"" + names(given) + "\")") + " and a matrix for the result";
        } else {
            help = "declare " + Wording.code("@Dim(\"" + names(given) + "\")") + ", or change the formula";
        }
        return new ResultShape(function.declared(), shape(declared), shape(given), help);
    }

    private static String names(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::name).collect(Collectors.joining(","));
    }

    private static String shape(List<Dimension> dimensions) {
        return dimensions.isEmpty()
                ? "a number"
                : Wording.code(dimensions.stream().map(Dimension::name).collect(Collectors.joining(" x ")));
    }
}
