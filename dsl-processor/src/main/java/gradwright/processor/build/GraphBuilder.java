package gradwright.processor.build;

import gradwright.processor.catalogue.Activation;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.Initializer;
import gradwright.processor.catalogue.InitializerCatalogue;
import gradwright.processor.catalogue.Loss;
import gradwright.processor.catalogue.Parameter;
import gradwright.processor.catalogue.Reduction;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.AffineDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Origin.Part;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Contract;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Builds the forward graph of a valid declaration: prediction, and the loss for each kind of target. */
public final class GraphBuilder {

    private static final String INPUT = "input";
    /** In brackets, so that no layer has an axis of that name. */
    private static final String TARGET = "(target)";

    private final Values values = new Values();
    private final List<Value> named = new ArrayList<>();
    private final List<Root> looked = new ArrayList<>();
    private final List<Outline.Layer> layers = new ArrayList<>();
    private final Axis batch = Axis.batch();
    private final Samples samples;

    private GraphBuilder(Samples samples) {
        this.samples = samples;
    }

    /** The network that {@code declaration} stands for. */
    public static Network build(NetworkDeclaration declaration) {
        return new GraphBuilder(declaration.samples()).network(declaration);
    }

    private Network network(NetworkDeclaration declaration) {
        // In brackets, so that no layer has an axis of that name.
        Axis units = Axis.of("(input)", declaration.inputs().value());
        Value input = values.of(
                new Source(Source.Kind.INPUT, INPUT),
                samples.matrix(batch, units),
                new Origin.Declared(INPUT, Part.INPUT));
        Value value = input;
        for (LayerDeclaration layer : declaration.layers()) {
            value = layer(layer, value);
        }
        String output = layers.get(layers.size() - 1).name();
        List<Program> programs = new ArrayList<>();
        programs.add(new Program(new Kind(Task.PREDICT, Targets.NONE), List.of(new Root(Role.OUTPUT, output, value))));
        Optional<LossDeclaration> loss = declaration.loss();
        int width = units(value).length();
        Optional<Loss> row =
                loss.map(l -> FormulaLoss.row(l, declaration.inputs().value(), OptionalInt.of(width))
                        .orElseThrow());
        if (loss.isPresent() && row.isPresent()) {
            for (Targets targets : row.get().programs()) {
                programs.add(lossProgram(targets, loss.get(), row.get(), input, value));
            }
        }
        Outline outline = new Outline(
                declaration.name(),
                declaration.isPublic(),
                declaration.precision(),
                samples,
                declaration.inputs().value(),
                layers,
                loss.map(l -> describe(l, row.orElseThrow())),
                row.map(Loss::programs).orElse(List.of()),
                row.map(r -> r.targets() == Loss.Targets.SIGNS).orElse(false),
                width / row.map(Loss::outputsPerTarget).orElse(1),
                loss.flatMap(LossDeclaration::classWeights)
                        .map(weights ->
                                weights.value().stream().map(Fact::value).toList())
                        .orElse(List.of()));
        return new Network(
                outline, new Graph(programs, named), new Program(new Kind(Task.TRACE, Targets.NONE), looked));
    }

    private Value layer(LayerDeclaration layer, Value source) {
        Activation activation = layer.activation()
                .map(declared -> FormulaActivation.row(declared).orElseThrow())
                .orElseGet(ActivationCatalogue::identity);
        Map<String, Rational> constants = written(
                activation.parameters(),
                layer.activation().map(ActivationDeclaration::parameters).orElse(Map.of()));
        String sourceName = source.origin().layer();
        int in = units(source).length();
        Value value = source;
        String formula = sourceName;
        Optional<Outline.Affine> parameters = Optional.empty();
        if (layer.affine().isPresent()) {
            AffineDeclaration affine = layer.affine().get();
            value = affine(layer.name(), affine, source);
            Contract product = (Contract) value.operation();
            formula = product.notation(value.axes(), sourceName, "W") + (affine.bias() ? " + b" : "");
            Initializer initializer = affine.init()
                    .map(declared -> InitializerCatalogue.find(declared.value()).orElseThrow())
                    .orElseGet(() -> activation.initializer().apply(constants));
            parameters = Optional.of(new Outline.Affine(
                    initializer,
                    affine.weights(),
                    outlined(product.right()),
                    product.start().map(this::outlined)));
        }
        Value output = activation
                .definition()
                .of(value, units(value), constants, new Origin.Declared(layer.name(), Part.OUTPUT), values);
        named.add(output);
        if (layer.affine().isPresent()) {
            looked.add(new Root(Role.TRACED_VALUE, layer.name() + Origin.PRE_ACTIVATION, value));
        }
        looked.add(new Root(Role.TRACED_VALUE, layer.name(), output));
        layers.add(new Outline.Layer(
                layer.name(),
                sourceName,
                in,
                units(value).length(),
                activation.notation().replace("$", formula),
                parameters,
                layer.inheritedFrom()));
        return output;
    }

    /** The values of parameters: those of the row where nothing is written. */
    static Map<String, Rational> written(Map<String, Parameter> known, Map<String, Fact<Double>> written) {
        Map<String, Rational> parameters = new HashMap<>();
        known.forEach((name, parameter) -> parameter.value().ifPresent(value -> parameters.put(name, value)));
        written.forEach((name, value) -> parameters.put(name, Rational.of(value.value())));
        return parameters;
    }

    private Value affine(String layer, AffineDeclaration affine, Value source) {
        Axis units = Axis.of(layer, affine.width().value());
        Value weight = parameter(layer, Part.WEIGHT, affine.weights().matrix(units(source), units));
        Optional<Value> bias =
                affine.bias() ? Optional.of(parameter(layer, Part.BIAS, List.of(units))) : Optional.empty();
        Value result = values.of(
                new Contract(source, weight, bias),
                samples.matrix(batch, units),
                new Origin.Declared(layer, Part.PRE_ACTIVATION));
        named.add(result);
        return result;
    }

    private Value parameter(String layer, Part part, List<Axis> axes) {
        Origin.Declared origin = new Origin.Declared(layer, part);
        return values.of(new Source(Source.Kind.PARAMETER, origin.toString()), axes, origin);
    }

    private Outline.Parameter outlined(Value parameter) {
        List<Axis> axes = parameter.axes();
        String first = axes.get(0).shape();
        return new Outline.Parameter(
                parameter.origin().toString(),
                axes.size() == 1
                        ? samples.shape(1, first)
                        : first + " x " + axes.get(1).shape(),
                axes.stream().mapToLong(Axis::length).reduce(1, Math::multiplyExact));
    }

    private Axis units(Value value) {
        return value.axes().stream()
                .filter(axis -> !axis.equals(batch))
                .findFirst()
                .orElseThrow();
    }

    private Expr targets(Value output, Loss loss) {
        Origin.Declared origin = new Origin.Declared(Origin.LOSS_LAYER, Part.TARGETS);
        List<Axis> axes = loss.outputsPerTarget() == 1
                ? output.axes()
                : samples.matrix(batch, Axis.of(TARGET, units(output).length() / loss.outputsPerTarget()));
        return new Leaf(values.of(new Source(Source.Kind.TARGETS, origin.toString()), axes, origin));
    }

    private Expr oneHot(Value output) {
        Origin.Declared origin = new Origin.Declared(Origin.LOSS_LAYER, Part.LABELS);
        Value labels = values.of(new Source(Source.Kind.LABELS, origin.toString()), List.of(batch), origin);
        return Algebra.apply(Primitive.EQUAL, new Expr.Index(units(output)), new Leaf(labels));
    }

    private Program lossProgram(Targets targets, LossDeclaration declared, Loss loss, Value input, Value output) {
        Expr target = switch (targets) {
            case NONE -> Algebra.ZERO;
            case DENSE -> targets(output, loss);
            case LABELS -> oneHot(output);
        };
        Map<String, Rational> parameters = written(loss.parameters(), declared.parameters());
        int alternatives = loss.isClassification() ? units(output).length() : 2;
        LossScope scope = new LossScope(
                values,
                input,
                output,
                target,
                parameters,
                declared.classWeights().isPresent(),
                alternatives);
        Reduction reduction = reduction(declared, loss);
        boolean dividesByWeights =
                declared.classWeights().isPresent() && targets == Targets.LABELS && reduction != Reduction.SUM;
        Expr factor =
                Algebra.constant(Rational.of(declared.factor().map(Fact::value).orElse(1.0)));
        Value result = values.of(
                new MapOperation(Algebra.divide(
                        Algebra.multiply(factor, scope.ofSample(loss)),
                        dividesByWeights ? total(scope.weightOfTarget()) : divisor(reduction, loss, output))),
                List.of(batch),
                new Origin.Declared(Origin.LOSS_LAYER, Part.LOSS));
        return new Program(new Kind(Task.LOSS, targets), List.of(new Root(Role.LOSS, "loss", result)));
    }

    /** The sum over the samples. */
    private Expr total(Expr ofSample) {
        Origin origin = new Origin.Intermediate(Origin.LOSS_LAYER);
        Value terms = values.of(new MapOperation(ofSample), List.of(batch), origin);
        return new Leaf(values.of(new Reduce(Reduce.Kind.SUM, terms), List.of(), origin));
    }

    private Expr divisor(Reduction reduction, Loss loss, Value output) {
        Expr samples = new Expr.SizeOf(batch);
        return switch (reduction) {
            case SUM -> Algebra.ONE;
            case BATCH_MEAN -> samples;
            case MEAN ->
                loss.terms() == Loss.Terms.SAMPLE
                        ? samples
                        : Algebra.multiply(Algebra.constant(units(output).length() / loss.outputsPerTarget()), samples);
        };
    }

    private static Reduction reduction(LossDeclaration declared, Loss loss) {
        return declared.reduction().map(Fact::value).orElse(loss.reduction());
    }

    private static String text(Loss loss, String parameter, double value) {
        boolean isFlag =
                Objects.requireNonNull(loss.parameters().get(parameter)).domain() == Parameter.Domain.FLAG;
        return isFlag ? Boolean.toString(value != 0) : Double.toString(value);
    }

    private static String describe(LossDeclaration declared, Loss loss) {
        StringBuilder parameters = new StringBuilder();
        new TreeMap<>(declared.parameters())
                .forEach((name, value) ->
                        parameters.append(", ").append(name).append(' ').append(text(loss, name, value.value())));
        declared.classWeights().ifPresent(weights -> parameters.append(", weighted by class"));
        return loss.name() + parameters + ", " + reduction(declared, loss).words()
                + declared.factor().map(factor -> ", times " + factor.value()).orElse("");
    }
}
