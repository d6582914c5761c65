package gradwright.processor.build;

import gradwright.processor.declare.FormulasDeclaration;
import gradwright.processor.declare.FunctionDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Wording;
import gradwright.processor.diag.problem.ResultShape;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.LoweredFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A formula makes sense, and gives what its method declares. */
public final class FunctionRule {

    private FunctionRule() {}

    /** The functions of {@code formulas}; what is wrong with one is reported. */
    public static List<Function> check(FormulasDeclaration formulas, Diagnostics diagnostics) {
        List<Function> functions = new ArrayList<>();
        for (FunctionDeclaration function : formulas.functions()) {
            if (!function.isSound()) {
                continue;
            }
            FunctionBuilder builder = new FunctionBuilder(function);
            builder.lower(diagnostics)
                    .filter(lowered -> builder.isWithinRange(diagnostics))
                    .ifPresent(lowered -> {
                        if (lowered.dimensions().equals(function.result())) {
                            function.claims().forEach(claim -> builder.check(claim, lowered, diagnostics));
                            functions.add(builder.build(lowered));
                        } else {
                            diagnostics.report(
                                    mismatch(function, lowered),
                                    function.formula().place());
                        }
                    });
        }
        return functions;
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
