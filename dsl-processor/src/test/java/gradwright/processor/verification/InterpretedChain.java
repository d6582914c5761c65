package gradwright.processor.verification;

import gradwright.processor.build.GraphBuilder;
import gradwright.processor.canonicalise.Canonicaliser;
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
import gradwright.processor.diag.Place;
import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.interpret.BranchRecorder;
import gradwright.processor.interpret.DoubleArithmetic;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.ir.Arithmetic;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.WeightLayout;
import gradwright.processor.simplify.Simplifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/** The graph of a chain between two phases of the compiler, evaluated by the compiler's interpreter. */
final class InterpretedChain {

    private final Chain chain;
    private final Graph graph;

    private InterpretedChain(Chain chain, Graph graph) {
        this.chain = chain;
        this.graph = graph;
    }

    /** The graph after every phase that has one, by the phase's name; the first two differentiated for the purpose. */
    static Map<String, InterpretedChain> afterEachPhase(Chain chain) {
        Graph built = GraphBuilder.build(declaration(chain)).graph();
        Graph differentiated = Differentiator.differentiate(Canonicaliser.canonicalise(built), chain.inputGradient());
        Graph simplified = Simplifier.simplify(differentiated);
        Map<String, InterpretedChain> phases = new LinkedHashMap<>();
        phases.put("build", built(chain));
        phases.put("differentiate", new InterpretedChain(chain, differentiated));
        phases.put("simplify", new InterpretedChain(chain, simplified));
        phases.put("choose", new InterpretedChain(chain, StorageChooser.choose(simplified)));
        return phases;
    }

    /** The graph as it was built, differentiated: no rewrite has touched it. */
    static InterpretedChain built(Chain chain) {
        Graph built = GraphBuilder.build(declaration(chain)).graph();
        return new InterpretedChain(chain, Differentiator.differentiate(built, chain.inputGradient()));
    }

    Evaluation atTargets(double[] parameters, DMatrixRMaj x, DMatrixRMaj targets) {
        return evaluation(
                new Kind(Task.GRADIENT, Targets.DENSE),
                interpreter(parameters, x).with("targets", targets.data));
    }

    Evaluation atLabels(double[] parameters, DMatrixRMaj x, int[] labels) {
        double[] numbers = Arrays.stream(labels).asDoubleStream().toArray();
        return evaluation(
                new Kind(Task.GRADIENT, Targets.LABELS),
                interpreter(parameters, x).with("labels", numbers));
    }

    /** How every comparison of a gradient comes out, in order. */
    List<Integer> branches(double[] parameters, DMatrixRMaj x, DMatrixRMaj targets) {
        BranchRecorder<Double> recorder = new BranchRecorder<>(new DoubleArithmetic());
        evaluation(
                new Kind(Task.GRADIENT, Targets.DENSE),
                interpreter(recorder, parameters, x).with("targets", targets.data));
        return recorder.outcomes();
    }

    private Interpreter<Double> interpreter(double[] parameters, DMatrixRMaj x) {
        return interpreter(new DoubleArithmetic(), parameters, x);
    }

    private Interpreter<Double> interpreter(Arithmetic<Double> arithmetic, double[] parameters, DMatrixRMaj x) {
        double[] ones = new double[x.numRows];
        Arrays.fill(ones, 1);
        Interpreter<Double> interpreter =
                new Interpreter<>(arithmetic, x.numRows).with("input", x.data).with("weights", ones);
        int from = 0;
        for (Map.Entry<String, Integer> parameter : chain.parameterSizes().entrySet()) {
            int to = from + parameter.getValue();
            interpreter.with(parameter.getKey(), Arrays.copyOfRange(parameters, from, to));
            from = to;
        }
        return interpreter;
    }

    private Evaluation evaluation(Kind gradient, Interpreter<Double> interpreter) {
        return new Evaluation(
                entries(
                        new Kind(Task.PREDICT, Targets.NONE),
                        chain.layers().get(chain.layers().size() - 1).name(),
                        interpreter),
                Arrays.stream(entries(gradient, "loss", interpreter)).sum(),
                chain.parameterSizes().keySet().stream()
                        .flatMapToDouble(name -> Arrays.stream(entries(gradient, name, interpreter)))
                        .toArray());
    }

    private double[] entries(Kind kind, String root, Interpreter<Double> interpreter) {
        return graph.programs().stream()
                .filter(program -> program.kind().equals(kind))
                .flatMap(program -> program.roots().stream())
                .filter(candidate -> candidate.name().equals(root))
                .map(found -> interpreter.doubles(found.value()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no result " + root + " of " + kind));
    }

    private static NetworkDeclaration declaration(Chain chain) {
        Objective objective = chain.objective();
        return new NetworkDeclaration(
                new GeneratedName(Chain.PACKAGE, chain.name(), chain.name() + "Network"),
                false,
                true,
                Precision.DOUBLE,
                Samples.valueOf(chain.samples().name()),
                new Requests(
                        Optional.empty(), Optional.of(fact(chain.inputGradient())), Optional.empty(), Optional.empty()),
                fact(chain.inputs()),
                chain.layers().stream().map(InterpretedChain::declaration).toList(),
                Optional.of(new LossDeclaration(
                        fact(objective.loss()),
                        objective.reduction().map(by -> fact(Reduction.valueOf(by.name()))),
                        objective.factor().map(InterpretedChain::fact),
                        parameters(objective.parameters()),
                        Optional.empty(),
                        Place.nowhere())),
                List.of(),
                List.of(),
                Place.nowhere());
    }

    private static Map<String, Fact<Double>> parameters(Map<String, Double> written) {
        return written.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> fact(entry.getValue())));
    }

    private static LayerDeclaration declaration(ChainLayer layer) {
        return new LayerDeclaration(
                layer.name(),
                layer.width()
                        .map(width -> new AffineDeclaration(
                                fact(width),
                                Optional.empty(),
                                layer.bias(),
                                WeightLayout.valueOf(layer.weights().name()),
                                Optional.empty(),
                                Place.nowhere())),
                layer.activation().map(name -> ActivationDeclaration.named(fact(name), Map.of())),
                Place.nowhere());
    }

    private static <T> Fact<T> fact(T value) {
        return new Fact<>(value, Place.nowhere());
    }
}
