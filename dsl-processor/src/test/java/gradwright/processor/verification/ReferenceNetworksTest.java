package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.Reduction;
import gradwright.processor.catalogue.LossCatalogue;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Output, loss and gradient of ten networks, and of every loss with its reductions, parameters and extreme outputs, are
 * those of PyTorch in float64; {@code reference_networks.py} wrote the values.
 */
final class ReferenceNetworksTest {

    /** Relative to the largest number expected. */
    private static final double TOLERANCE = 1e-12;

    @TestFactory
    Stream<DynamicNode> networksAgreeWithPyTorch() {
        List<JsonObject> references = Json.objects(Json.resource("reference-networks.json"));
        assertEquals(10, references.size());
        return containers(references);
    }

    @TestFactory
    Stream<DynamicNode> lossesAgreeWithPyTorch() {
        List<JsonObject> references = Json.objects(Json.resource("reference-losses.json"));
        Set<String> losses = references.stream()
                .map(reference -> reference.get("loss").getAsString())
                .collect(Collectors.toSet());
        // These two only pass on what they are given; the exercises' golden files have their values.
        losses.addAll(List.of("sum", "upstream"));
        assertEquals(Set.copyOf(LossCatalogue.names()), losses);
        return containers(references);
    }

    private static Stream<DynamicNode> containers(List<JsonObject> references) {
        List<Chain> chains =
                references.stream().map(ReferenceNetworksTest::chain).toList();
        CompiledChains compiled = CompiledChains.of(chains);
        return Stream.iterate(0, i -> i < references.size(), i -> i + 1)
                .map(i -> container(references.get(i), chains.get(i), compiled));
    }

    private static DynamicNode container(JsonObject reference, Chain chain, CompiledChains compiled) {
        return dynamicContainer(
                chain.toString(),
                Json.objects(reference.getAsJsonArray("batches")).stream()
                        .map(batch -> dynamicTest(batch.get("samples") + " samples", () -> {
                            DoubleLearner network = compiled.create(chain, 1);
                            setParameters(network, reference.getAsJsonArray("parameters"));
                            assertAgrees(network, batch, rounding(reference, batch));
                        })));
    }

    private static void setParameters(DoubleLearner network, JsonArray parameters) {
        List<String> expected = Json.objects(parameters).stream()
                .map(parameter -> parameter.get("name").getAsString() + " "
                        + parameter.get("shape").getAsJsonArray())
                .toList();
        List<String> actual = network.parameters().stream()
                .map(parameter ->
                        parameter.name() + " [" + parameter.value().numRows + "," + parameter.value().numCols + "]")
                .toList();
        assertEquals(expected, actual);
        ParameterVector.write(
                network,
                Json.objects(parameters).stream()
                        .flatMapToDouble(parameter -> Arrays.stream(Json.numbers(parameter.get("values"))))
                        .toArray());
    }

    /**
     * What PyTorch's own gradient may be off by. The one of softmax-hinge subtracts probabilities near 1, which leaves
     * their rounding, times the input: after outputs 30, -30, 0, 1 its gradient by the bias, whose sum is 0, adds up to
     * -6e-17.
     */
    private static double rounding(JsonObject reference, JsonObject batch) {
        return reference.get("loss").getAsString().equals("softmax-hinge")
                ? Math.ulp(1.0) * Evaluation.size(Json.numbers(batch.get("input")))
                : 0;
    }

    private static void assertAgrees(DoubleLearner network, JsonObject batch, double rounding) {
        int samples = batch.get("samples").getAsInt();
        DMatrixRMaj x = Json.matrix(samples, Json.numbers(batch.get("input")));
        DMatrixRMaj targets = Json.matrix(samples, Json.numbers(batch.get("targets")));
        JsonObject dense = batch.getAsJsonObject("dense");
        assertClose(Json.numbers(dense.get("output")), network.predict(x).data, 0);
        assertClose(dense, network.loss(x, targets), network.gradient(x, targets), network, rounding);
        if (network instanceof DoubleClassifier classifier) {
            int[] labels = Json.elements(batch.get("labels"))
                    .mapToInt(JsonElement::getAsInt)
                    .toArray();
            JsonObject labelled = batch.getAsJsonObject("labelled");
            assertClose(labelled, classifier.loss(x, labels), classifier.gradient(x, labels), network, rounding);
        } else {
            assertEquals(false, batch.has("labels"));
        }
    }

    private static void assertClose(
            JsonObject expected, double loss, double lossOfGradient, DoubleLearner network, double rounding) {
        double expectedLoss = expected.get("loss").getAsDouble();
        assertEquals(expectedLoss, loss, TOLERANCE * Math.abs(expectedLoss));
        assertEquals(expectedLoss, lossOfGradient, TOLERANCE * Math.abs(expectedLoss));
        assertClose(Json.numbers(expected.get("gradient")), ParameterVector.gradients(network), rounding);
    }

    private static void assertClose(double[] expected, double[] actual, double rounding) {
        assertArrayEquals(expected, actual, TOLERANCE * Evaluation.size(expected) + rounding);
    }

    private static Chain chain(JsonObject reference) {
        return new Chain(
                reference.get("name").getAsString(),
                reference.get("inputs").getAsInt(),
                Json.objects(reference.getAsJsonArray("layers")).stream()
                        .map(layer -> new ChainLayer(
                                layer.get("name").getAsString(),
                                Json.find(layer, "width").map(JsonElement::getAsInt),
                                layer.get("bias").getAsBoolean(),
                                Json.find(layer, "activation").map(JsonElement::getAsString)))
                        .toList(),
                new Objective(
                        reference.get("loss").getAsString(),
                        Json.find(reference, "reduction")
                                .map(JsonElement::getAsString)
                                .map(Reduction::valueOf),
                        Json.find(reference, "factor").map(JsonElement::getAsDouble),
                        Json.find(reference, "lossParameters").stream()
                                .flatMap(parameters -> parameters.getAsJsonObject().entrySet().stream())
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue().getAsDouble()))));
    }
}
