package gradwright.processor.build;

import gradwright.processor.catalogue.Loss;
import gradwright.processor.catalogue.LossCatalogue;
import gradwright.processor.catalogue.Parameter;
import gradwright.processor.catalogue.Reduction;
import gradwright.processor.declare.AnnotationNames;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.LossOfOtherShape;
import gradwright.processor.diag.problem.ReducedTwice;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.Formula;
import gradwright.processor.formula.FormulaScope;
import gradwright.processor.formula.LoweredFormula;
import gradwright.processor.formula.Operand;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import gradwright.processor.op.Stop;
import gradwright.processor.op.Window;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The losses that networks declare: rows of the catalogue, and formulas as further rows. A formula speaks of the output
 * {@code y} and the target {@code t} over {@code N, K}, and of the input {@code x} over {@code N, M}; where {@code t} is
 * used as an index, it is the class of every sample.
 */
final class FormulaLoss {

    private static final String OUTPUT = "y";
    private static final String TARGET = "t";
    private static final String INPUT = "x";
    private static final List<String> PROBABILITIES = List.of("softmax", "logsoftmax");

    private final Formula formula;
    private final int inputs;
    private final int outputs;

    private FormulaLoss(Fact<String> written, int inputs, int outputs) {
        formula = new Formula(written.value(), written.place());
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** The row that a declaration chooses, on a network of those widths; empty where there is none. */
    static Optional<Loss> row(LossDeclaration declared, int inputs, OptionalInt outputs) {
        if (declared.formula().isEmpty()) {
            return LossCatalogue.find(declared.written());
        }
        return outputs.isEmpty()
                ? Optional.empty()
                : new FormulaLoss(declared.formula().get(), inputs, outputs.getAsInt())
                        .row(declared, new Diagnostics());
    }

    /** Reports what is wrong with a formula. */
    static void check(
            LossDeclaration declared, Fact<String> written, int inputs, int outputs, Diagnostics diagnostics) {
        new FormulaLoss(written, inputs, outputs).row(declared, diagnostics);
    }

    /** Whether it is a formula that does not speak of the output. */
    static boolean isConstant(LossDeclaration declared) {
        return declared.formula()
                .map(written ->
                        !new Formula(written.value(), written.place()).names().contains(OUTPUT))
                .orElse(false);
    }

    private Optional<Loss> row(LossDeclaration declared, Diagnostics diagnostics) {
        Optional<LoweredFormula> trial = lower(trialScope(), true, diagnostics);
        if (trial.isEmpty()) {
            return Optional.empty();
        }
        List<String> shape =
                trial.get().dimensions().stream().map(Dimension::name).toList();
        Place place = formula.place();
        if (shape.isEmpty() && declared.reduction().isPresent()) {
            diagnostics.report(new ReducedTwice(), declared.reduction().get().place());
            return Optional.empty();
        }
        if (!shape.isEmpty() && !shape.contains("N")) {
            diagnostics.report(new LossOfOtherShape(String.join(" x ", shape)), place);
            return Optional.empty();
        }
        boolean isByRows = isByRows(trialScope());
        boolean isOfOutputs = shape.size() == 2;
        boolean isClassification =
                formula.isIndex(TARGET) || PROBABILITIES.stream().anyMatch(formula.names()::contains);
        return Optional.of(new Loss(
                "formula",
                Loss.Outputs.NUMBERS,
                isClassification ? Loss.Targets.CLASSES : Loss.Targets.DENSE,
                isOfOutputs ? Loss.Terms.OUTPUT : Loss.Terms.SAMPLE,
                scope -> Algebra.multiply(
                        isClassification ? scope.weightOfTarget() : Algebra.ONE, term(scope, isByRows)),
                shape.isEmpty() ? Reduction.SUM : Reduction.MEAN,
                parameters()));
    }

    /** Those of the annotation's parameters that the formula names; each has to be written then. */
    private Map<String, Parameter> parameters() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (String name : AnnotationNames.LOSS_PARAMETERS) {
            if (formula.names().contains(name)) {
                parameters.put(name, Parameter.required(Parameter.Domain.ANY));
            }
        }
        return parameters;
    }

    private Loss.Scope trialScope() {
        Values values = new Values();
        Axis batch = Axis.batch();
        Axis units = Axis.of("output", outputs);
        Origin origin = new Origin.Intermediate(Origin.LOSS_LAYER);
        Value output = values.of(new Source(Source.Kind.INPUT, OUTPUT), List.of(batch, units), origin);
        Value input =
                values.of(new Source(Source.Kind.INPUT, INPUT), List.of(batch, Axis.of("(input)", inputs)), origin);
        Expr target = new Leaf(values.of(new Source(Source.Kind.TARGETS, TARGET), output.axes(), origin));
        Map<String, Rational> parameters = new LinkedHashMap<>();
        parameters().keySet().forEach(name -> parameters.put(name, Rational.ONE));
        return new LossScope(values, input, output, target, parameters, false, outputs);
    }

    private Optional<LoweredFormula> lower(Loss.Scope scope, boolean isByRows, Diagnostics diagnostics) {
        Value y = scope.output();
        Value x = scope.input();
        Dimension samples = new Dimension("N", axis(y, false));
        Dimension outputs = new Dimension("K", axis(y, true));
        Dimension inputs = new Dimension("M", axis(x, true));
        List<Axis> shape = List.of(samples.first(), outputs.first());
        Map<String, Operand> names = new LinkedHashMap<>();
        names.put(OUTPUT, Operand.of(y, shape));
        names.put(TARGET, target(scope, shape));
        names.put(INPUT, Operand.of(x, List.of(samples.first(), inputs.first())));
        parameters().keySet().forEach(name -> names.put(name, Operand.number(scope.constant(name))));
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        List.of(samples, outputs, inputs).forEach(dimension -> dimensions.put(dimension.name(), dimension));
        return formula.lower(
                new FormulaScope(names, dimensions, List.of(), isByRows, Origin.LOSS_LAYER, scope.values()),
                diagnostics);
    }

    /** A number for each output, or, where the formula takes it so, a class: a weight for each, or one for its label. */
    private Operand target(Loss.Scope scope, List<Axis> shape) {
        if (!formula.isIndex(TARGET)) {
            return new Operand(Operand.Kind.REAL, scope.t(), shape);
        }
        return Operand.classes(scope.t(), shape.get(1), shape.subList(0, 1));
    }

    /** Whether every sample's part can be computed from that sample, by what runs along one row. */
    private boolean isByRows(Loss.Scope scope) {
        Axis batch = axis(scope.output(), false);
        Set<Axis> known = new HashSet<>(scope.output().axes());
        known.addAll(scope.input().axes());
        for (Value value : Graph.reachable(term(scope, true).leaves())) {
            boolean isOfRow = value.axes().contains(batch) || !isFromSource(value);
            boolean isAlongRow = value.operation() instanceof MapOperation
                    || value.operation() instanceof Call
                    || value.operation() instanceof Stop
                    || value.operation() instanceof Source
                    || (value.operation() instanceof Window window && window.isEntry())
                    || (value.operation() instanceof Reduce reduce && reduce.kind() != Reduce.Kind.PRODUCT);
            if (!isOfRow || !isAlongRow || !known.containsAll(value.axes())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFromSource(Value value) {
        return Graph.reachable(List.of(value)).stream().anyMatch(from -> from.operation() instanceof Source);
    }

    private static Axis axis(Value value, boolean isFixed) {
        return value.axes().stream()
                .filter(axis -> axis.isFixed() == isFixed)
                .findFirst()
                .orElseThrow();
    }

    /** What is summed to give the loss: a term for each output or sample, or each sample's share of one number. */
    private Expr term(Loss.Scope scope, boolean isByRows) {
        Diagnostics unheard = new Diagnostics();
        LoweredFormula lowered = lower(scope, isByRows, unheard)
                .orElseThrow(() -> new IllegalStateException("a formula that was checked: " + unheard.problems()));
        Value result = lowered.result();
        Expr entry = result.operation() instanceof MapOperation map ? map.expression() : new Leaf(result);
        return lowered.dimensions().isEmpty()
                ? new SampleShare(axis(scope.output(), false), scope.values()).of(entry)
                : entry;
    }
}
