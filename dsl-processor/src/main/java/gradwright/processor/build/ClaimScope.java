package gradwright.processor.build;

import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.Formula;
import gradwright.processor.formula.FormulaScope;
import gradwright.processor.formula.Operand;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a claim of a network speaks of: everything that a trace of it has, by the same names and as it is stored, what
 * the output is compared with, and the loss. Where a claim names {@code labels} the loss is the one for class labels.
 * The dimensions are {@code N} samples of {@code M} inputs and {@code K} outputs, and others by the names of their
 * layers.
 *
 * @param names what the names mean
 * @param hasLoss whether the network has one
 */
record ClaimScope(FormulaScope names, boolean hasLoss) {

    private static final String LABELS = "labels";
    private static final List<String> OF_LOSS = List.of("loss", "L");

    /** The scope of {@code claim} of a network that keeps all rules. */
    static ClaimScope of(NetworkDeclaration declaration, Formula claim) {
        Graph graph = GraphBuilder.build(declaration).graph();
        Program prediction = graph.programs().get(0);
        Value output = prediction.roots().get(0).value();
        List<Value> roots = new ArrayList<>(graph.named());
        roots.add(output);
        Optional<Program> program = program(graph, claim.names().contains(LABELS));
        program.ifPresent(loss -> roots.add(loss.roots().get(0).value()));
        Map<String, Operand> names = new LinkedHashMap<>();
        Value input = output;
        for (Value value : Graph.reachable(roots)) {
            if (value.operation() instanceof Source source) {
                names.putIfAbsent(source.name(), Operand.of(value));
                input = source.kind() == Source.Kind.INPUT ? value : input;
            }
        }
        graph.named().forEach(value -> names.putIfAbsent(value.origin().toString(), Operand.of(value)));
        Values values = new Values();
        program.ifPresent(loss -> {
            Operand number = total(loss.roots().get(0).value(), values);
            OF_LOSS.forEach(name -> names.putIfAbsent(name, number));
        });
        return new ClaimScope(
                new FormulaScope(
                        names,
                        dimensions(declaration, units(input), units(output), names.values()),
                        List.of(),
                        false,
                        Origin.LOSS_LAYER,
                        values),
                program.isPresent());
    }

    /** What {@code claim} calls the loss, although there is none. */
    Optional<String> lossIn(Formula claim) {
        Set<String> used = claim.names();
        return hasLoss
                ? Optional.empty()
                : OF_LOSS.stream()
                        .filter(used::contains)
                        .filter(name -> !names.names().containsKey(name))
                        .findFirst();
    }

    private static Optional<Program> program(Graph graph, boolean isOfLabels) {
        List<Program> losses = graph.programs().stream()
                .filter(program -> program.kind().task() == Task.LOSS)
                .toList();
        return losses.stream()
                .filter(program -> isOfLabels == (program.kind().targets() == Targets.LABELS))
                .findFirst()
                .or(() -> losses.stream().findFirst());
    }

    /** What every sample adds, summed. */
    private static Operand total(Value losses, Values values) {
        Origin origin = new Origin.Intermediate(Origin.LOSS_LAYER);
        return Operand.number(new Leaf(
                losses.axes().isEmpty() ? losses : values.of(new Reduce(Reduce.Kind.SUM, losses), List.of(), origin)));
    }

    private static Axis units(Value value) {
        return value.axes().stream().filter(Axis::isFixed).findFirst().orElseThrow();
    }

    private static Map<String, Dimension> dimensions(
            NetworkDeclaration declaration, Axis inputs, Axis outputs, Collection<Operand> operands) {
        Map<String, Axis> axes = new LinkedHashMap<>();
        axes.put("N", Axis.batch());
        axes.put("K", outputs);
        axes.put("M", inputs);
        for (LayerDeclaration layer : declaration.layers()) {
            layer.affine()
                    .ifPresent(affine -> axes.putIfAbsent(
                            layer.name(), Axis.of(layer.name(), affine.width().value())));
        }
        // Targets can be of another width than outputs.
        operands.stream()
                .flatMap(operand -> operand.axes().stream())
                .filter(axis -> !axes.containsValue(axis))
                .toList()
                .forEach(axis -> axes.putIfAbsent(axis.name(), axis));
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        axes.forEach((name, axis) -> dimensions.put(name, new Dimension(name, axis)));
        return dimensions;
    }
}
