package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatClassifier;
import gradwright.runtime.generated.FloatLearner;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Losses with class weights, smoothing and sample weights, under every reduction and for dense targets and labels, are
 * those of PyTorch in float64, sample by sample; {@code reference_weights.py} wrote the values. So are losses that are
 * formulas and join the samples, which {@code reference_formulas.py} wrote.
 */
final class WeightedLossesTest {

    private static final int INPUTS = 4;
    private static final int SAMPLES = 5;

    /** Relative to the largest number expected. */
    private static final double TOLERANCE = 1e-12;

    /** Room for a hundred roundings of the largest number. */
    private static final double FLOAT_TOLERANCE = 100 * 0x1p-24;

    /** What a network computes, whatever its precision and its targets. */
    private interface Computing {
        double loss();

        double loss(double[] weights);

        double gradient();

        double gradient(double[] weights);

        double addGradient(double[] weights, double scale);

        double[] losses();

        double[] gradients();
    }

    @TestFactory
    Stream<DynamicTest> lossesAgreeWithPyTorch() {
        return agreeWithPyTorch(Json.objects(Json.resource("reference-weights.json")), 71);
    }

    @TestFactory
    Stream<DynamicTest> formulasAgreeWithPyTorch() {
        return agreeWithPyTorch(Json.objects(Json.resource("reference-formulas.json")), 35);
    }

    private static Stream<DynamicTest> agreeWithPyTorch(List<JsonObject> references, int count) {
        assertEquals(count, references.size());
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .compile(references.stream()
                        .flatMap(reference ->
                                Stream.of("DOUBLE", "FLOAT").map(precision -> source(reference, precision)))
                        .map(source -> JavaFileObjects.forSourceString(
                                "weighted." + source.replaceAll("(?s).*class (\\w+) .*", "$1"), source))
                        .toList());
        ClassLoader loader = CompiledChains.loader(compilation);
        return references.stream()
                .map(reference -> DynamicTest.dynamicTest(annotation(reference), () -> {
                    DoubleLearner network = (DoubleLearner) create(loader, reference, "DOUBLE");
                    FloatLearner single = (FloatLearner) create(loader, reference, "FLOAT");
                    set(reference, network, single);
                    double[] targets = Json.numbers(reference.get("targets"));
                    assertAgrees(reference, "dense", inDouble(reference, network, targets), TOLERANCE);
                    assertAgrees(reference, "dense", inFloat(reference, single, targets), FLOAT_TOLERANCE);
                    assertEquals(reference.has("labels"), network instanceof DoubleClassifier);
                    if (reference.has("loss")) {
                        assertPartsAddUp(reference, "dense", network, shares(reference, false));
                    }
                    if (network instanceof DoubleClassifier classifier) {
                        int[] labels = Json.elements(reference.get("labels"))
                                .mapToInt(JsonElement::getAsInt)
                                .toArray();
                        assertAgrees(reference, "labelled", inDouble(reference, classifier, labels), TOLERANCE);
                        if (reference.has("loss")) {
                            assertPartsAddUp(reference, "labelled", network, shares(reference, true));
                        }
                        assertAgrees(
                                reference,
                                "labelled",
                                inFloat(reference, (FloatClassifier) single, labels),
                                FLOAT_TOLERANCE);
                    }
                }));
    }

    /** Parts of a batch, each scaled by its share of what the batch is divided by, add up to PyTorch's gradient of it all. */
    private static void assertPartsAddUp(JsonObject reference, String kind, DoubleLearner network, double[] shares) {
        DMatrixRMaj x = new DMatrixRMaj(SAMPLES, INPUTS, true, Json.numbers(reference.get("input")));
        double[] targets = Json.numbers(reference.get("targets"));
        DMatrixRMaj t = new DMatrixRMaj(SAMPLES, targets.length / SAMPLES, true, targets);
        for (int[][] parts : new int[][][] {{{0, 1}, {2, 3, 4}}, {{3}, {1}, {0}, {4}, {2}}, {{4, 0}, {2, 1}, {3}}}) {
            network.parameters().forEach(parameter -> parameter.gradient().zero());
            for (int[] part : parts) {
                double scale = reference.has("reduction")
                                && reference.get("reduction").toString().contains("SUM")
                        ? 1
                        : Arrays.stream(part).mapToDouble(n -> shares[n]).sum()
                                / Arrays.stream(shares).sum();
                DMatrixRMaj rows = Batch.rows(x, part);
                if (kind.equals("labelled")) {
                    double[] all = Json.numbers(reference.get("labels"));
                    int[] labels = Arrays.stream(part).map(n -> (int) all[n]).toArray();
                    ((DoubleClassifier) network).addGradient(rows, labels, scale);
                } else {
                    network.addGradient(rows, Batch.rows(t, part), scale);
                }
            }
            double[] whole = Json.numbers(reference.getAsJsonObject(kind).get("gradient"));
            assertArrayEquals(
                    whole, ParameterVector.gradients(network), TOLERANCE * Evaluation.size(whole), kind + " in parts");
        }
    }

    /** What a sample counts in the divisor of a mean: the weight of its class, where there are labels and weights. */
    private static double[] shares(JsonObject reference, boolean areLabels) {
        JsonElement weights = reference.getAsJsonObject("members").get("classWeights");
        double[] shares = new double[SAMPLES];
        Arrays.setAll(
                shares,
                n -> areLabels && weights != null
                        ? Json.numbers(weights)[(int) Json.numbers(reference.get("labels"))[n]]
                        : 1);
        return shares;
    }

    private static void assertAgrees(JsonObject reference, String kind, Computing network, double tolerance) {
        JsonObject expected = reference.getAsJsonObject(kind);
        double[] weights = Json.numbers(reference.get("sampleWeights"));
        double[] losses = Json.numbers(expected.get("losses"));
        double[] gradient = Json.numbers(expected.get("gradient"));
        double[] weightedGradient = Json.numbers(expected.get("weightedGradient"));
        double ofLoss = tolerance * Evaluation.size(losses);
        assertArrayEquals(losses, network.losses(), ofLoss, kind);
        assertEquals(expected.get("loss").getAsDouble(), network.loss(), SAMPLES * ofLoss, kind);
        assertEquals(expected.get("loss").getAsDouble(), network.gradient(), SAMPLES * ofLoss, kind);
        double ofGradient = tolerance * Evaluation.size(gradient);
        assertArrayEquals(gradient, network.gradients(), ofGradient, kind);
        double weightedLoss = expected.get("weightedLoss").getAsDouble();
        double ofWeighted = tolerance * Evaluation.size(weightedGradient);
        assertEquals(weightedLoss, network.loss(weights), 3 * SAMPLES * ofLoss, kind);
        assertEquals(weightedLoss, network.gradient(weights), 3 * SAMPLES * ofLoss, kind);
        assertArrayEquals(weightedGradient, network.gradients(), ofWeighted, kind);
        assertEquals(weightedLoss, network.addGradient(weights, -0.75), 3 * SAMPLES * ofLoss, kind);
        double[] quarter = DoubleStream.of(weightedGradient).map(g -> g / 4).toArray();
        assertArrayEquals(quarter, network.gradients(), ofWeighted, kind);
    }

    private static Computing inDouble(JsonObject reference, DoubleLearner network, double[] targets) {
        DMatrixRMaj x = new DMatrixRMaj(SAMPLES, INPUTS, true, Json.numbers(reference.get("input")));
        DMatrixRMaj t = new DMatrixRMaj(SAMPLES, targets.length / SAMPLES, true, targets);
        return new Computing() {
            @Override
            public double loss() {
                return network.loss(x, t);
            }

            @Override
            public double loss(double[] weights) {
                return network.loss(x, t, weights);
            }

            @Override
            public double gradient() {
                return network.gradient(x, t);
            }

            @Override
            public double gradient(double[] weights) {
                return network.gradient(x, t, weights);
            }

            @Override
            public double addGradient(double[] weights, double scale) {
                return network.addGradient(x, t, weights, scale);
            }

            @Override
            public double[] losses() {
                return network.lossPerSample(x, t);
            }

            @Override
            public double[] gradients() {
                return ParameterVector.gradients(network);
            }
        };
    }

    private static Computing inDouble(JsonObject reference, DoubleClassifier network, int[] labels) {
        DMatrixRMaj x = new DMatrixRMaj(SAMPLES, INPUTS, true, Json.numbers(reference.get("input")));
        return new Computing() {
            @Override
            public double loss() {
                return network.loss(x, labels);
            }

            @Override
            public double loss(double[] weights) {
                return network.loss(x, labels, weights);
            }

            @Override
            public double gradient() {
                return network.gradient(x, labels);
            }

            @Override
            public double gradient(double[] weights) {
                return network.gradient(x, labels, weights);
            }

            @Override
            public double addGradient(double[] weights, double scale) {
                return network.addGradient(x, labels, weights, scale);
            }

            @Override
            public double[] losses() {
                return network.lossPerSample(x, labels);
            }

            @Override
            public double[] gradients() {
                return ParameterVector.gradients(network);
            }
        };
    }

    private static Computing inFloat(JsonObject reference, FloatLearner network, double[] targets) {
        FMatrixRMaj x = new FMatrixRMaj(SAMPLES, INPUTS, true, floats(Json.numbers(reference.get("input"))));
        FMatrixRMaj t = new FMatrixRMaj(SAMPLES, targets.length / SAMPLES, true, floats(targets));
        return new Computing() {
            @Override
            public double loss() {
                return network.loss(x, t);
            }

            @Override
            public double loss(double[] weights) {
                return network.loss(x, t, weights);
            }

            @Override
            public double gradient() {
                return network.gradient(x, t);
            }

            @Override
            public double gradient(double[] weights) {
                return network.gradient(x, t, weights);
            }

            @Override
            public double addGradient(double[] weights, double scale) {
                return network.addGradient(x, t, weights, scale);
            }

            @Override
            public double[] losses() {
                return network.lossPerSample(x, t);
            }

            @Override
            public double[] gradients() {
                return gradientsOf(network);
            }
        };
    }

    private static Computing inFloat(JsonObject reference, FloatClassifier network, int[] labels) {
        FMatrixRMaj x = new FMatrixRMaj(SAMPLES, INPUTS, true, floats(Json.numbers(reference.get("input"))));
        return new Computing() {
            @Override
            public double loss() {
                return network.loss(x, labels);
            }

            @Override
            public double loss(double[] weights) {
                return network.loss(x, labels, weights);
            }

            @Override
            public double gradient() {
                return network.gradient(x, labels);
            }

            @Override
            public double gradient(double[] weights) {
                return network.gradient(x, labels, weights);
            }

            @Override
            public double addGradient(double[] weights, double scale) {
                return network.addGradient(x, labels, weights, scale);
            }

            @Override
            public double[] losses() {
                return network.lossPerSample(x, labels);
            }

            @Override
            public double[] gradients() {
                return gradientsOf(network);
            }
        };
    }

    private static double[] gradientsOf(FloatLearner network) {
        return network.parameters().stream()
                .flatMapToDouble(
                        parameter -> IntStream.range(0, parameter.gradient().getNumElements())
                                .mapToDouble(i -> parameter.gradient().data[i]))
                .toArray();
    }

    private static void set(JsonObject reference, DoubleLearner network, FloatLearner single) {
        double[] values = DoubleStream.concat(
                        Arrays.stream(Json.numbers(reference.get("weight"))),
                        Arrays.stream(Json.numbers(reference.get("bias"))))
                .toArray();
        ParameterVector.write(network, values);
        int next = 0;
        for (var parameter : single.parameters()) {
            float[] data = parameter.value().data;
            for (int i = 0; i < parameter.value().getNumElements(); i++) {
                data[i] = (float) values[next++];
            }
        }
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static String name(JsonObject reference, String precision) {
        return reference.get("name").getAsString() + precision;
    }

    private static String annotation(JsonObject reference) {
        String reduction = Json.find(reference, "reduction")
                .map(by -> ", reduction = Reduction." + by.getAsString())
                .orElse("");
        String members = reference.getAsJsonObject("members").entrySet().stream()
                .map(member -> ", " + member.getKey() + " = " + text(member.getValue()))
                .collect(Collectors.joining());
        String loss = Json.find(reference, "formula")
                .map(formula -> "formula = " + formula)
                .orElseGet(() -> "value = " + reference.get("loss"));
        return "@Loss(" + loss + reduction + members + ")";
    }

    private static String text(JsonElement value) {
        return value instanceof JsonArray array
                ? array.toString().replace('[', '{').replace(']', '}')
                : value.toString();
    }

    private static String source(JsonObject reference, String precision) {
        return """
                package weighted;

                import gradwright.*;

                @Network(inputs = %d, precision = Precision.%s)
                %s
                class %s {
                    @Affine(%d) %s Layer output;
                }
                """.formatted(
                        INPUTS,
                        precision,
                        annotation(reference),
                        name(reference, precision),
                        Json.numbers(reference.get("bias")).length,
                        Json.find(reference, "activation")
                                .map(activation -> "@Activation(" + activation + ")")
                                .orElse(""));
    }

    private static Object create(ClassLoader loader, JsonObject reference, String precision)
            throws ReflectiveOperationException {
        Method create = Class.forName("weighted." + name(reference, precision) + "Network", true, loader)
                .getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        return create.invoke(null, 1L);
    }
}
