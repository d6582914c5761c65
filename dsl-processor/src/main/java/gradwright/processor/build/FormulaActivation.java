package gradwright.processor.build;

import gradwright.processor.catalogue.Activation;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.Parameter;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.AnnotationNames;
import gradwright.processor.declare.Fact;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.formula.Formula;
import gradwright.processor.formula.FormulaScope;
import gradwright.processor.formula.LoweredFormula;
import gradwright.processor.formula.Operand;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Derivative;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import gradwright.processor.op.Stop;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activations that layers declare: rows of the catalogue, and formulas of one number {@code x} as further rows. */
final class FormulaActivation {

    private static final String VARIABLE = "x";

    private final Formula formula;

    private FormulaActivation(Formula formula) {
        this.formula = formula;
    }

    private static FormulaActivation of(Fact<String> written) {
        return new FormulaActivation(new Formula(written.value(), written.place()));
    }

    /** The row that a declaration chooses; empty where there is none of that name. */
    static Optional<Activation> row(ActivationDeclaration declared) {
        return declared.formula()
                .map(written -> Optional.of(of(written).row()))
                .orElseGet(() -> ActivationCatalogue.find(declared.written()));
    }

    /** The row that a declaration chooses, unless something is wrong with its formula. */
    static Optional<Activation> sound(ActivationDeclaration declared) {
        Diagnostics mistakes = new Diagnostics();
        declared.formula().ifPresent(written -> check(written, mistakes));
        return mistakes.problems().isEmpty() ? row(declared) : Optional.empty();
    }

    /** Reports what is wrong with a formula. */
    static void check(Fact<String> written, Diagnostics diagnostics) {
        FormulaActivation activation = of(written);
        Values values = new Values();
        Axis unit = Axis.of("unit", 1);
        Origin origin = new Origin.Intermediate("");
        Value x = values.of(new Source(Source.Kind.INPUT, VARIABLE), List.of(Axis.batch(), unit), origin);
        Map<String, Rational> parameters = new LinkedHashMap<>();
        activation.parameters().keySet().forEach(name -> parameters.put(name, Rational.ONE));
        activation.lower(x, parameters, origin, values, diagnostics);
    }

    /** Whether it is a formula whose derivative is 0 wherever it has one. */
    static boolean isFlat(ActivationDeclaration declared) {
        return declared.formula().map(written -> of(written).isFlat()).orElse(false);
    }

    private boolean isFlat() {
        Values values = new Values();
        Origin origin = new Origin.Intermediate("");
        Axis unit = Axis.of("unit", 1);
        Value x = values.of(new Source(Source.Kind.INPUT, VARIABLE), List.of(Axis.batch(), unit), origin);
        Map<String, Rational> parameters = new LinkedHashMap<>();
        parameters().keySet().forEach(name -> parameters.put(name, Rational.ONE));
        return isFlat(define(x, unit, parameters, origin, values), x, new HashMap<>());
    }

    /** By the chain rule: each of the values that it is computed from is flat itself, or enters with the derivative 0. */
    private static boolean isFlat(Value value, Value x, Map<Value, Boolean> known) {
        if (value == x) {
            return false;
        }
        Boolean earlier = known.get(value);
        if (earlier == null) {
            earlier = value.operation() instanceof Stop
                    || value.operation().operands().stream()
                            .allMatch(operand -> isFlat(operand, x, known)
                                    || (value.operation() instanceof MapOperation map
                                            && Algebra.isZero(Derivative.of(map.expression(), operand))));
            known.put(value, earlier);
        }
        return earlier;
    }

    private Activation row() {
        return new Activation(
                "formula",
                formula.with(VARIABLE, "($)"),
                this::define,
                parameters -> ActivationCatalogue.DEFAULT_INITIALIZER,
                parameters());
    }

    /** Those of the annotation's parameters that the formula names; each has to be written then. */
    private Map<String, Parameter> parameters() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (String name : AnnotationNames.ACTIVATION_PARAMETERS) {
            if (formula.names().contains(name)) {
                parameters.put(name, Parameter.required(Parameter.Domain.ANY));
            }
        }
        return parameters;
    }

    private Value define(Value x, Axis units, Map<String, Rational> parameters, Origin origin, Values values) {
        Diagnostics unheard = new Diagnostics();
        LoweredFormula lowered = lower(x, parameters, origin, values, unheard)
                .orElseThrow(() -> new IllegalStateException("a formula that was checked: " + unheard.problems()));
        Value result = lowered.result();
        Expr entry = result.operation() instanceof MapOperation map ? map.expression() : new Leaf(result);
        return values.of(new MapOperation(entry), x.axes(), origin);
    }

    private Optional<LoweredFormula> lower(
            Value x, Map<String, Rational> parameters, Origin origin, Values values, Diagnostics diagnostics) {
        Map<String, Operand> names = new LinkedHashMap<>();
        names.put(VARIABLE, Operand.number(new Leaf(x)));
        parameters.forEach((name, value) -> names.put(name, Operand.number(new Expr.Constant(value))));
        FormulaScope scope = new FormulaScope(names, Map.of(), x.axes(), true, origin.layer(), values);
        return formula.lower(scope, diagnostics);
    }
}
