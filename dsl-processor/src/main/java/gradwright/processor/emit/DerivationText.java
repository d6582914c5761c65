package gradwright.processor.emit;

import gradwright.processor.build.Outline;
import gradwright.processor.ir.Derivation;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The derivation of a network's gradient in words: for each layer, from the loss back, its formulas forward and backward
 * and the shapes of what they give. All of it is read off the graph.
 */
final class DerivationText {

    /** Of more layers than twice this, so many at either end are written out. */
    private static final int LAYERS_AT_AN_END = 10;

    private final Outline outline;
    private final boolean givesInputGradient;
    private final List<Writer> losses = new ArrayList<>();

    /**
     * The derivation of that network.
     *
     * @param givesInputGradient whether the class gives the gradient by the input
     */
    DerivationText(Outline outline, Derivation derivation, boolean givesInputGradient) {
        this.outline = outline;
        this.givesInputGradient = givesInputGradient;
        List<Program> backward = derivation.backward().programs();
        for (int i = 0; i < derivation.forward().programs().size(); i++) {
            losses.add(new Writer(
                    derivation.forward().programs().get(i).roots(),
                    backward.isEmpty() ? List.of() : backward.get(i).roots()));
        }
    }

    /** The derivation as a part of the Javadoc of a class. */
    String javadoc() {
        String lead = outline.loss().isPresent()
                ? """
                        The derivation, from the loss back. In a layer's part {@code W} and {@code b} are its own, {@code delta} is
                        {@code d loss / d} its pre-activation, {@code n} counts samples and {@code j} units."""
                : "The formulas; in a layer's part {@code W} and {@code b} are its own.";
        return "<p>" + lead + "\n\n<pre>{@code\n" + EquationTable.text(parts()) + "}</pre>\n";
    }

    private List<List<EquationTable.Row>> parts() {
        List<List<EquationTable.Row>> parts = new ArrayList<>();
        List<Outline.Layer> layers = new ArrayList<>(outline.layers());
        if (outline.loss().isPresent()) {
            parts.add(underEveryLoss(writer -> writer.ofLoss(outline.output().name())));
            Collections.reverse(layers);
        }
        int between = Math.max(0, layers.size() - 2 * LAYERS_AT_AN_END);
        for (int i = 0; i < layers.size(); i++) {
            Outline.Layer layer = layers.get(i);
            if (between == 0 || i < LAYERS_AT_AN_END || i >= LAYERS_AT_AN_END + between) {
                parts.add(underEveryLoss(writer -> writer.ofLayer(layer)));
            } else if (i == LAYERS_AT_AN_END) {
                parts.add(List.of(
                        EquationTable.Row.remark(between + " layers between, as the comments of their methods say")));
            }
        }
        return parts;
    }

    /** What a part says under each loss; what is the same under several stands once. */
    private List<EquationTable.Row> underEveryLoss(Function<Writer, Stream<EquationTable.Row>> part) {
        Map<String, Set<EquationTable.Row>> rows = new LinkedHashMap<>();
        for (Writer loss : losses) {
            part.apply(loss)
                    .forEach(row -> rows.computeIfAbsent(row.name(), key -> new LinkedHashSet<>())
                            .add(row));
        }
        return rows.values().stream().flatMap(Set::stream).toList();
    }

    /** Whether the layer is given what the network is given. */
    private boolean isInput(Outline.Layer layer) {
        return layer.equals(outline.layers().get(0));
    }

    /** Writes the equations under one loss. */
    private final class Writer {

        private final List<Root> forward;
        private final List<Root> backward;
        private final Set<Value> shown;

        Writer(List<Root> forward, List<Root> backward) {
            this.forward = forward;
            this.backward = backward;
            this.shown = Stream.concat(forward.stream(), backward.stream())
                    .map(Root::value)
                    .collect(Collectors.toSet());
        }

        Stream<EquationTable.Row> ofLoss(String output) {
            Formulas formulas = formulas(Optional.empty());
            return Stream.concat(
                    forward.stream()
                            .filter(root -> root.role() == Role.LOSS)
                            .map(root -> row(root, List.of(), formulas)),
                    gradient(output).stream().map(root -> row(root, backward, formulas)));
        }

        Stream<EquationTable.Row> ofLayer(Outline.Layer layer) {
            String before = layer.name() + Origin.PRE_ACTIVATION;
            Optional<Root> delta = gradient(before);
            Formulas formulas = formulas(delta.map(Root::value));
            Optional<Root> output = value(layer.name());
            Optional<Root> preActivation =
                    value(before).filter(root -> output.stream().noneMatch(other -> other.value() == root.value()));
            Stream<Root> gradients = Stream.concat(
                            layer.parameters().stream().map(Outline.Parameter::name),
                            isInput(layer) && !givesInputGradient ? Stream.of() : Stream.of(layer.source()))
                    .flatMap(by -> gradient(by).stream());
            List<Root> others =
                    forward.stream().filter(root -> !root.name().equals(before)).toList();
            return Stream.of(
                            Stream.concat(preActivation.stream(), output.stream())
                                    .map(root -> row(root, others, formulas)),
                            delta.stream()
                                    .map(root -> row(root, backward, formulas).named("delta")),
                            gradients.map(root -> row(root, backward, formulas)))
                    .flatMap(rows -> rows);
        }

        private Formulas formulas(Optional<Value> delta) {
            return new Formulas(
                    outline.samples(),
                    value -> shown.contains(value) || value.operation() instanceof Source,
                    Map.of(),
                    delta);
        }

        /** The equation of {@code root}; what is the same as one of the {@code others} before it is said to be that. */
        private EquationTable.Row row(Root root, List<Root> others, Formulas formulas) {
            Optional<Root> same = others.stream()
                    .filter(other -> other.value() == root.value())
                    .findFirst()
                    .filter(other -> !other.equals(root));
            return new EquationTable.Row(
                    title(root),
                    same.map(Writer::title).orElseGet(() -> formulas.definitionToRead(root.value())),
                    Formulas.shape(outline.samples(), root.value()));
        }

        private Optional<Root> value(String name) {
            return find(forward, Role.SHOWN_VALUE, name);
        }

        private Optional<Root> gradient(String by) {
            return find(backward, Role.SHOWN_GRADIENT, by);
        }

        private static Optional<Root> find(List<Root> roots, Role role, String name) {
            return roots.stream()
                    .filter(root -> root.role() == role && root.name().equals(name))
                    .findFirst();
        }

        private static String title(Root root) {
            return switch (root.role()) {
                case SHOWN_GRADIENT -> "d loss / d " + root.name();
                case LOSS -> root.value().origin().toString();
                default -> root.name();
            };
        }
    }
}
