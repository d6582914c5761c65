package gradwright.processor.build;

import gradwright.processor.declare.FunctionDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Wording;
import gradwright.processor.diag.problem.ResultShape;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.LoweredFormula;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A formula makes sense, and gives what its method declares. */
public final class FunctionRule {

    private FunctionRule() {}

    /** The function that is declared; what is wrong with it is reported. */
    public static Optional<Function> check(FunctionDeclaration function, Diagnostics diagnostics) {
        if (!function.isSound()) {
            return Optional.empty();
        }
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
        return Optional.of(builder.build(lowered.get()));
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
