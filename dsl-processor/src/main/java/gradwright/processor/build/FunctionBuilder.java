package gradwright.processor.build;

import gradwright.processor.claim.ClaimChecker;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.FunctionDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.formula.Formula;
import gradwright.processor.formula.FormulaScope;
import gradwright.processor.formula.FormulaSignature;
import gradwright.processor.formula.LoweredFormula;
import gradwright.processor.formula.Operand;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Size;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the forward graph of a function. */
final class FunctionBuilder {

    private final FunctionDeclaration declaration;
    private final FormulaScope scope;

    FunctionBuilder(FunctionDeclaration declaration) {
        this.declaration = declaration;
        this.scope = FormulaScope.of(declaration.signature(), declaration.name(), new Values());
    }

    /** The function's formula; empty where something is wrong with it, which is reported. */
    Optional<LoweredFormula> lower(Diagnostics diagnostics) {
        return formula().lower(scope, diagnostics);
    }

    /** Whether the precision holds the formula's numbers; those that it does not are reported. */
    boolean isWithinRange(Diagnostics diagnostics) {
        return declaration.precision() == Precision.DOUBLE || formula().checkFloat(diagnostics);
    }

    private Formula formula() {
        return new Formula(declaration.formula().value(), declaration.formula().place());
    }

    /** Checks a claim of the function, whose formula is {@code lowered} in this builder's scope. */
    void check(Fact<String> claim, LoweredFormula lowered, Diagnostics diagnostics) {
        Map<String, Operand> bindings = new LinkedHashMap<>();
        lowered.bindings().forEach((name, value) -> bindings.put(name, Operand.of(value)));
        new Formula(claim.value(), claim.place())
                .claim(scope.with(bindings), diagnostics)
                .map(equation -> equation.selecting(lowered.selections()))
                .ifPresent(equation ->
                        ClaimChecker.check(equation, size -> Optional.of(equation), claim.place(), diagnostics));
    }

    /** The function, whose formula is {@code lowered} in this builder's scope. */
    Function build(LoweredFormula lowered) {
        List<FunctionOutline.Traced> traced = new ArrayList<>();
        List<Root> roots = new ArrayList<>();
        if (declaration.trace()) {
            lowered.bindings().forEach((name, value) -> {
                traced.add(new FunctionOutline.Traced(
                        name,
                        value.axes().stream().map(FunctionBuilder::dimension).toList()));
                roots.add(new Root(Role.TRACED_VALUE, name, value));
            });
        }
        FunctionOutline outline = FunctionOutline.of(declaration, lowered.selections(), traced);
        // A parameter cannot stand for itself as a result: the caller's matrix is another one.
        Value result = scope.values()
                .of(
                        new MapOperation(new Leaf(lowered.result())),
                        lowered.result().axes(),
                        new Origin.Named(scope.layer(), "result"));
        List<Value> named = new ArrayList<>();
        for (FormulaSignature.Parameter parameter : declaration.signature().parameters()) {
            Operand operand = scope.names().get(parameter.name());
            if (operand != null && operand.expr() instanceof Leaf leaf) {
                named.add(leaf.value());
            }
        }
        named.addAll(lowered.bindings().values());
        boolean isNumber = declaration.result().isEmpty();
        roots.add(0, new Root(isNumber ? Role.LOSS : Role.OUTPUT, "result", result));
        Kind kind = new Kind(isNumber ? Task.LOSS : Task.PREDICT, Targets.NONE);
        return new Function(outline, new Graph(List.of(new Program(kind, roots)), named));
    }

    /** A dimension is known by its size: a symbol's name, or a number. */
    private static String dimension(Axis axis) {
        return axis.size() instanceof Size.Symbol symbol ? symbol.name() : Integer.toString(axis.length());
    }
}
