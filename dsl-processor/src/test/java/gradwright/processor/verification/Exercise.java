package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.runtime.Parameter;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleLearner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A golden file of the exercises: a network without biases and its gradient descent. Sheets have samples in columns, so
 * data and outputs are transposed on the way, and so are the weights that a sheet stores out x in. A layer is declared
 * under the name of its weight.
 */
final class Exercise {

    private final JsonObject sheet;
    private final JsonObject model;
    private final List<JsonObject> layers;
    private final DoubleLearner network;
    private final DMatrixRMaj x;
    private final DMatrixRMaj targets;

    Exercise(String name, Objective objective) {
        sheet = Json.resource("exercises/" + name + ".json").getAsJsonObject();
        model = sheet.getAsJsonObject("model");
        layers = Json.objects(model.get("layers"));
        JsonObject inputs = sheet.getAsJsonObject("inputs");
        x = transposed(Json.matrix(inputs.get(text(model, "input"))));
        targets = transposed(Json.matrix(inputs.get(text(model.getAsJsonObject("loss"), "reference"))));
        Chain chain = new Chain(
                "Exercise_" + name, x.numCols, layers.stream().map(this::layer).toList(), objective);
        network = CompiledChains.of(List.of(chain)).create(chain, 1);
        for (JsonObject layer : layers) {
            DMatrixRMaj values = Json.matrix(sheet.getAsJsonObject("parameters").get(text(layer, "weight")));
            weight(layer).value().setTo(oriented(layer, values));
        }
    }

    private ChainLayer layer(JsonObject layer) {
        int[] shape = Json.elements(layer.get("weight_shape"))
                .mapToInt(JsonElement::getAsInt)
                .toArray();
        int width = isOutByIn(layer) ? shape[0] : shape[1];
        return ChainLayer.affine(text(layer, "weight"), width, false, text(layer, "activation"));
    }

    /**
     * Checks loss, output and gradients, then the parameters after every step, then everything that the sheet prints.
     *
     * @param misprints the printed figures that are known to be wrong
     */
    void check(Set<String> misprints) {
        JsonObject expected = sheet.getAsJsonObject("expected");
        assertState(expected.get("output"), expected.get("loss"), expected.get("loss_per_sample"));
        assertGradients(expected.getAsJsonObject("gradients"));
        Sgd descent =
                new Sgd(model.getAsJsonObject("update").get("learning_rate").getAsDouble());
        Set<String> wrong = new HashSet<>();
        for (JsonObject step : Json.objects(expected.get("after_steps"))) {
            assertState(step.get("output_before"), step.get("loss_before"), step.get("loss_per_sample_before"));
            assertGradients(step.getAsJsonObject("gradients"));
            Map<String, double[]> found = figures();
            descent.step(network.parameters());
            for (JsonObject layer : layers) {
                String weight = text(layer, "weight");
                double[] after = inSheet(layer, weight(layer).value());
                assertClose(step.getAsJsonObject("parameters").get(weight), after);
                found.put(weight + " after", after);
                found.put(weight + " after one step", after);
            }
            assertEquals(step.get("loss_after").getAsDouble(), network.loss(x, targets), 1e-9);
            wrong.addAll(wrongFigures("iteration " + step.get("step") + ", ", found));
        }
        assertEquals(misprints, wrong);
    }

    private void assertState(JsonElement output, JsonElement loss, JsonElement lossPerSample) {
        assertClose(output, transposed(network.predict(x)).data);
        assertClose(loss, network.loss(x, targets));
        assertClose(loss, network.gradient(x, targets));
        assertClose(lossPerSample, lossPerSample());
    }

    private void assertGradients(JsonObject gradients) {
        network.gradient(x, targets);
        for (JsonObject layer : layers) {
            assertClose(
                    gradients.get(text(layer, "weight")),
                    inSheet(layer, weight(layer).gradient()));
        }
    }

    /** A sample's part of the loss: that of a batch of its own, divided as the batch is. */
    private double[] lossPerSample() {
        double[] losses = new double[x.numRows];
        double divisor = model.getAsJsonObject("loss").get("scale").getAsDouble() == 0.5 ? 1 : x.numRows;
        for (int n = 0; n < losses.length; n++) {
            int[] sample = {n};
            losses[n] = network.loss(Batch.rows(x, sample), Batch.rows(targets, sample)) / divisor;
        }
        return losses;
    }

    /** What a sheet prints of the state before a step, by the names it may have there. */
    private Map<String, double[]> figures() {
        Map<String, double[]> found = new HashMap<>();
        double[] output = transposed(network.predict(x)).data;
        found.put("output", output);
        found.put(text(layers.get(layers.size() - 1), "result"), output);
        found.put("loss", new double[] {network.gradient(x, targets)});
        found.put("loss_per_sample", lossPerSample());
        for (JsonObject layer : layers) {
            found.put(
                    "gradient " + text(layer, "weight"),
                    inSheet(layer, weight(layer).gradient()));
        }
        return found;
    }

    /** The printed figures that are not within one unit of their last digit; intermediate values are not looked at. */
    private Set<String> wrongFigures(String iteration, Map<String, double[]> found) {
        JsonObject printed = sheet.getAsJsonObject("printed");
        String group = iteration.replace(", ", "");
        JsonObject figures = printed.has(group) ? printed.getAsJsonObject(group) : printed;
        Set<String> inside = insideNames();
        Set<String> wrong = new HashSet<>();
        for (String name : figures.keySet()) {
            if (!inside.contains(name)) {
                List<JsonElement> entries = Json.elements(
                                figures.getAsJsonObject(name).get("as_printed"))
                        .toList();
                double[] values = found.getOrDefault(name, new double[0]);
                assertEquals(entries.size(), values.length, name);
                for (int i = 0; i < values.length; i++) {
                    double unit = Math.pow(10, -entries.get(i).getAsBigDecimal().scale());
                    if (Math.abs(entries.get(i).getAsDouble() - values[i]) > unit) {
                        wrong.add(iteration + name);
                    }
                }
            }
        }
        return wrong;
    }

    /** Names of values that a network does not show: pre-activations, hidden results and gradients by them. */
    private Set<String> insideNames() {
        Set<String> names = new HashSet<>();
        for (JsonObject layer : layers) {
            for (String value : List.of("pre_activation", "result")) {
                names.add(text(layer, value));
                names.add("gradient " + text(layer, value));
            }
        }
        names.remove(text(layers.get(layers.size() - 1), "result"));
        return names;
    }

    private Parameter<DMatrixRMaj> weight(JsonObject layer) {
        String name = text(layer, "weight") + ".weight";
        return network.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no parameter " + name));
    }

    private void assertClose(JsonElement expected, double... actual) {
        double[] values = Json.numbers(expected);
        JsonObject tolerance = sheet.getAsJsonObject("tolerance");
        assertEquals(values.length, actual.length);
        for (int i = 0; i < values.length; i++) {
            double accepted = tolerance.get("absolute").getAsDouble()
                    + tolerance.get("relative").getAsDouble() * Math.abs(values[i]);
            assertEquals(values[i], actual[i], accepted);
        }
    }

    private static double[] inSheet(JsonObject layer, DMatrixRMaj weight) {
        return oriented(layer, weight).data;
    }

    /** From the sheet's layout of a weight to ours, or back. */
    private static DMatrixRMaj oriented(JsonObject layer, DMatrixRMaj weight) {
        return isOutByIn(layer) ? transposed(weight) : weight;
    }

    private static boolean isOutByIn(JsonObject layer) {
        return text(layer, "weight_layout").equals("out x in");
    }

    private static DMatrixRMaj transposed(DMatrixRMaj matrix) {
        return CommonOps_DDRM.transpose(matrix, new DMatrixRMaj(matrix.numCols, matrix.numRows));
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }
}
