package gradwright.processor;

import gradwright.processor.build.GraphBuilder;
import gradwright.processor.build.Network;
import gradwright.processor.build.Rules;
import gradwright.processor.canonicalise.Canonicaliser;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.LossCatalogue;
import gradwright.processor.catalogue.Reduction;
import gradwright.processor.choose.StorageChooser;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.AffineDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.GeneratedName;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.declare.Requests;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Memory;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.WeightLayout;
import gradwright.processor.kernel.KernelScheduler;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.BufferPlanner;
import gradwright.processor.simplify.Simplifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** A network for tests: as the records that reading a declaration makes, as a graph, or as Java source. */
public final class TestNetwork {

    private final int inputs;
    private final List<LayerDeclaration> layers = new ArrayList<>();
    private Optional<LossDeclaration> loss = Optional.empty();
    private int width;
    private Samples samples = Samples.ROWS;
    private boolean inputGradient;

    private TestNetwork(int inputs) {
        this.inputs = inputs;
        this.width = inputs;
    }

    public static TestNetwork of(int inputs) {
        return new TestNetwork(inputs);
    }

    /** Adds a layer with weight, bias and activation. */
    public TestNetwork affine(String name, int units, String activation) {
        return affine(name, units, true, activation);
    }

    public TestNetwork affine(String name, int units, boolean bias, String activation) {
        width = units;
        Optional<AffineDeclaration> affine = Optional.of(new AffineDeclaration(
                fact(units), Optional.empty(), bias, WeightLayout.IN_BY_OUT, Optional.empty(), Place.nowhere()));
        layers.add(new LayerDeclaration(name, affine, Optional.of(named(activation)), Place.nowhere()));
        return this;
    }

    /** Adds a layer that is an activation only. */
    public TestNetwork activation(String name, String activation) {
        layers.add(new LayerDeclaration(name, Optional.empty(), Optional.of(named(activation)), Place.nowhere()));
        return this;
    }

    public TestNetwork loss(String name) {
        return loss(name, Optional.empty(), Optional.empty());
    }

    public TestNetwork loss(String name, Optional<Reduction> reduction, Optional<Double> factor) {
        loss = Optional.of(new LossDeclaration(
                fact(name),
                reduction.map(TestNetwork::fact),
                factor.map(TestNetwork::fact),
                parameters(name),
                Optional.empty(),
                Place.nowhere()));
        return this;
    }

    /** Any network that the rules allow, of at most five layers. */
    public static TestNetwork random(RandomGenerator random) {
        TestNetwork network = anything(random);
        while (!network.isAllowed()) {
            network = anything(random);
        }
        return network.laidOut(random);
    }

    private TestNetwork laidOut(RandomGenerator random) {
        samples = any(List.of(Samples.values()), random);
        inputGradient = random.nextBoolean();
        layers.replaceAll(layer -> new LayerDeclaration(
                layer.name(),
                layer.affine().map(affine -> laidOut(affine, any(List.of(WeightLayout.values()), random))),
                layer.activation(),
                layer.place()));
        return this;
    }

    private static AffineDeclaration laidOut(AffineDeclaration affine, WeightLayout weights) {
        return new AffineDeclaration(
                affine.width(), affine.in(), affine.bias(), weights, affine.init(), affine.place());
    }

    private static TestNetwork anything(RandomGenerator random) {
        TestNetwork network = of(1 + random.nextInt(5));
        int count = 1 + random.nextInt(5);
        for (int i = 1; i <= count; i++) {
            String activation = any(
                    random.nextInt(3) > 0 ? ActivationCatalogue.names() : List.of("identity", "relu", "softmax"),
                    random);
            if (random.nextInt(4) > 0) {
                network.affine("layer" + i, 1 + random.nextInt(5), random.nextInt(3) > 0, activation);
            } else {
                network.activation("layer" + i, activation);
            }
        }
        String name = any(
                random.nextBoolean() ? LossCatalogue.names() : List.of("cross-entropy", "softmax-cross-entropy"),
                random);
        Optional<Reduction> reduction =
                random.nextBoolean() ? Optional.empty() : Optional.of(any(List.of(Reduction.values()), random));
        Optional<Double> factor = random.nextBoolean() ? Optional.empty() : Optional.of(any(List.of(0.5, 0.1), random));
        return network.loss(name, reduction, factor);
    }

    private boolean isAllowed() {
        Diagnostics diagnostics = new Diagnostics();
        Rules.check(declaration(), diagnostics);
        return !diagnostics.hasErrors();
    }

    /** One half for each parameter that has to be given. */
    private static Map<String, Fact<Double>> parameters(String loss) {
        return LossCatalogue.find(loss).orElseThrow().parameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().value().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, parameter -> fact(0.5)));
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    private static ActivationDeclaration named(String activation) {
        return ActivationDeclaration.named(fact(activation), Map.of());
    }

    private static <T> Fact<T> fact(T value) {
        return new Fact<>(value, Place.nowhere());
    }

    /** Numbers in one sample of the output. */
    public int outputs() {
        return width;
    }

    public NetworkDeclaration declaration() {
        GeneratedName name = new GeneratedName("", "Declared", "DeclaredNetwork");
        return new NetworkDeclaration(
                name,
                false,
                loss.isPresent(),
                Precision.DOUBLE,
                samples,
                new Requests(Optional.empty(), Optional.of(fact(inputGradient)), Optional.empty(), Optional.empty()),
                fact(inputs),
                layers,
                loss,
                List.of(),
                List.of(),
                Place.nowhere());
    }

    public Network built() {
        return GraphBuilder.build(declaration());
    }

    /** The graph that code is made from. */
    public Graph graph() {
        Graph differentiated = Differentiator.differentiate(Canonicaliser.canonicalise(built().graph()), inputGradient);
        return StorageChooser.choose(Simplifier.simplify(differentiated));
    }

    public BufferPlan plan() {
        return plan(Memory.NEEDED);
    }

    public BufferPlan plan(Memory memory) {
        return BufferPlanner.plan(KernelScheduler.schedule(graph(), EnumSet.allOf(Task.class), memory));
    }

    /** The declaration as a user writes it. */
    public String source() {
        StringBuilder source = new StringBuilder("import gradwright.*;\n\n@Network(inputs = " + inputs + ")\n");
        loss.ifPresent(l -> source.append("@Loss(value = \"" + l.written() + "\"")
                .append(l.reduction()
                        .map(r -> ", reduction = Reduction." + r.value())
                        .orElse(""))
                .append(l.parameters().entrySet().stream()
                        .map(p -> ", " + p.getKey() + " = " + p.getValue().value())
                        .collect(Collectors.joining()))
                .append(l.factor().map(f -> ", factor = " + f.value()).orElse(""))
                .append(")\n"));
        return source
                + layers.stream().map(TestNetwork::field).collect(Collectors.joining("", "class Declared {\n", "}\n"));
    }

    private static String field(LayerDeclaration layer) {
        return layer.affine()
                        .map(affine ->
                                "    @Affine(value = " + affine.width().value() + ", bias = " + affine.bias() + ")")
                        .orElse("   ")
                + layer.activation()
                        .map(activation -> " @Activation(\"" + activation.written() + "\") ")
                        .orElse(" ")
                + "Layer " + layer.name() + ";\n";
    }

    @Override
    public String toString() {
        return source().replaceAll("(?s).*?@Network", "@Network").replaceAll("\\s+", " ");
    }
}
