package gradwright.samples.exercises;

import static gradwright.samples.exercises.Json.distance;
import static gradwright.samples.exercises.Json.elements;
import static gradwright.samples.exercises.Json.matrix;
import static gradwright.samples.exercises.Json.numbers;
import static gradwright.samples.exercises.Json.objects;
import static gradwright.samples.exercises.Json.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.runtime.Parameter;
import gradwright.runtime.Sgd;
import gradwright.runtime.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/**
 * An exercise with its right answer, and everything in it that a network can be held against. Layers of a declaration
 * have the names that the sheet gives to their results; a vector of the sheet is a column.
 */
public final class GoldenCase {

    private final JsonObject sheet;
    private final JsonObject model;
    private final JsonObject expected;
    private final List<JsonObject> layers;

    private GoldenCase(JsonObject sheet) {
        this.sheet = sheet;
        this.model = sheet.getAsJsonObject("model");
        this.expected = sheet.getAsJsonObject("expected");
        this.layers = objects(model.get("layers"));
    }

    /** Reads the case of that file. */
    public static GoldenCase of(String name) {
        return new GoldenCase(Json.file(name));
    }

    /** The printed figures that a network does not meet, of those that it can be held against, and how many those are. */
    public record Print(int figures, Map<String, Integer> missed) {}

    /**
     * Checks output, loss, every value on the way and every gradient, before and after every step of the descent, and
     * that nothing equals what is printed wrongly.
     *
     * @param subject the network, whose parameters are modified
     * @return how the sheet's own figures compare
     */
    public Print check(Subject subject) {
        setParameters(subject, sheet.getAsJsonObject("parameters"));
        DMatrixRMaj x = input();
        Reference reference = reference();
        assertState(subject, x, reference, expected, "");
        assertGradients(subject, x, reference, expected.getAsJsonObject("gradients"));
        if (expected.has("derivative")) {
            DMatrixRMaj ones = subject.network().predict(x);
            ones.fill(1);
            subject.gradient(x, new Reference(ones, new int[0]));
            assertClose("derivative", expected.get("derivative"), subject.inputGradient());
        }
        assertMisprintsAreNotFollowed(subject, x, reference);
        return descend(subject, x, reference);
    }

    private Print descend(Subject subject, DMatrixRMaj x, Reference reference) {
        Map<String, Integer> missed = new TreeMap<>();
        int figures = 0;
        for (JsonObject step : objects(expected.get("after_steps"))) {
            assertState(subject, x, reference, step, "_before");
            if (step.has("gradients")) {
                assertGradients(subject, x, reference, step.getAsJsonObject("gradients"));
            }
            Map<String, double[]> found = figures(subject, x, reference);
            subject.gradient(x, reference);
            new Sgd(model.getAsJsonObject("update").get("learning_rate").getAsDouble())
                    .step(subject.network().parameters());
            JsonObject parameters = step.getAsJsonObject("parameters");
            for (String name : parameters.keySet()) {
                DMatrixRMaj after = parameter(subject, name).value();
                assertClose(name, parameters.get(name), after);
                found.put(name + " after", numbers(after));
                found.put(name + " after one step", numbers(after));
            }
            assertClose("loss", step.get("loss_after"), subject.loss(x, reference));
            if (sheet.has("printed")) {
                figures += compare(printed("iteration " + step.get("step")), found, missed);
            }
        }
        return new Print(figures, missed);
    }

    private JsonObject printed(String iteration) {
        JsonObject printed = sheet.getAsJsonObject("printed");
        return printed.has(iteration) ? printed.getAsJsonObject(iteration) : printed;
    }

    /** Compares within one unit of the last printed digit; returns how many figures there are. */
    private static int compare(JsonObject printed, Map<String, double[]> found, Map<String, Integer> missed) {
        int figures = 0;
        for (String name : printed.keySet()) {
            JsonElement figure = printed.getAsJsonObject(name).get("as_printed");
            List<JsonElement> entries = elements(figure).toList();
            double[] values = Objects.requireNonNull(found.get(name), name);
            assertEquals(entries.size(), values.length, name);
            for (int i = 0; i < values.length; i++) {
                double unit = Math.pow(10, -entries.get(i).getAsBigDecimal().scale());
                if (Math.abs(entries.get(i).getAsDouble() - values[i]) > unit) {
                    missed.merge(name, 1, Integer::sum);
                }
            }
            figures += values.length;
        }
        return figures;
    }

    /** All that a sheet can print of a state, under the names it has there. */
    private Map<String, double[]> figures(Subject subject, DMatrixRMaj x, Reference reference) {
        Map<String, double[]> found = new LinkedHashMap<>();
        Trace<DMatrixRMaj> trace = subject.trace(x, reference);
        values(trace).forEach((name, value) -> found.put(name, numbers(value)));
        found.put("output", numbers(subject.network().predict(x)));
        found.put("loss", new double[] {subject.loss(x, reference)});
        found.put("loss_per_sample", subject.lossPerSample(x, reference));
        gradients(subject, x, reference).forEach((name, value) -> found.put("gradient " + name, numbers(value)));
        return found;
    }

    private void assertState(Subject subject, DMatrixRMaj x, Reference reference, JsonObject state, String suffix) {
        assertClose("output", state.get("output" + suffix), subject.network().predict(x));
        assertClose("loss", state.get("loss" + suffix), subject.loss(x, reference));
        assertClose("loss", state.get("loss" + suffix), subject.gradient(x, reference));
        assertClose(
                "loss", state.get("loss" + suffix), subject.trace(x, reference).loss());
        if (state.has("loss_per_sample" + suffix)) {
            assertClose("loss per sample", state.get("loss_per_sample" + suffix), subject.lossPerSample(x, reference));
        }
        if (state.has("intermediates" + suffix)) {
            JsonObject intermediates = state.getAsJsonObject("intermediates" + suffix);
            Map<String, DMatrixRMaj> values = values(subject.trace(x, reference));
            for (String name : intermediates.keySet()) {
                assertClose(name, intermediates.get(name), Objects.requireNonNull(values.get(name), name));
            }
        }
    }

    private void assertGradients(Subject subject, DMatrixRMaj x, Reference reference, JsonObject gradients) {
        Map<String, DMatrixRMaj> found = gradients(subject, x, reference);
        for (String name : gradients.keySet()) {
            assertClose("gradient " + name, gradients.get(name), Objects.requireNonNull(found.get(name), name));
        }
    }

    /** Pre-activations and results by the sheet's names. */
    private Map<String, DMatrixRMaj> values(Trace<DMatrixRMaj> trace) {
        Map<String, DMatrixRMaj> values = new LinkedHashMap<>();
        for (JsonObject layer : layers) {
            String result = text(layer, "result");
            if (layer.has("pre_activation")) {
                values.put(text(layer, "pre_activation"), trace.value(result + ".pre"));
            }
            values.put(result, trace.value(result));
        }
        return values;
    }

    /** The gradients by everything, by the sheet's names; those that are there twice are the same. */
    private Map<String, DMatrixRMaj> gradients(Subject subject, DMatrixRMaj x, Reference reference) {
        subject.gradient(x, reference);
        Trace<DMatrixRMaj> trace = subject.trace(x, reference);
        Map<String, DMatrixRMaj> gradients = new LinkedHashMap<>();
        for (JsonObject layer : layers) {
            String result = text(layer, "result");
            if (layer.has("pre_activation")) {
                gradients.put(text(layer, "pre_activation"), trace.gradient(result + ".pre"));
            }
            gradients.put(result, trace.gradient(result));
            for (String role : List.of("weight", "bias")) {
                if (layer.has(role) && !layer.get(role).isJsonNull()) {
                    String name = text(layer, role);
                    DMatrixRMaj gradient = parameter(subject, name).gradient();
                    assertEquals(0, distance(numbers(trace.gradient(result + "." + role)), numbers(gradient)), 1e-12);
                    gradients.put(name, gradient);
                }
            }
        }
        assertEquals(0, distance(numbers(trace.gradient("input")), numbers(subject.inputGradient())), 1e-12);
        gradients.put(inputName(), subject.inputGradient());
        return gradients;
    }

    private void assertMisprintsAreNotFollowed(Subject subject, DMatrixRMaj x, Reference reference) {
        if (!sheet.has("printed_but_wrong")) {
            return;
        }
        List<double[]> misprints = new ArrayList<>();
        JsonObject wrong = sheet.getAsJsonObject("printed_but_wrong");
        for (String name : wrong.keySet()) {
            if (wrong.get(name) instanceof JsonArray array) {
                misprints.add(numbers(array));
            }
        }
        for (Map.Entry<String, DMatrixRMaj> gradient :
                gradients(subject, x, reference).entrySet()) {
            for (double[] misprint : misprints) {
                double[] numbers = numbers(gradient.getValue());
                assertTrue(
                        misprint.length != numbers.length || distance(misprint, numbers) > 1e-6,
                        () -> "gradient " + gradient.getKey() + " follows the misprint");
            }
        }
    }

    private void setParameters(Subject subject, JsonObject parameters) {
        for (String name : parameters.keySet()) {
            DMatrixRMaj value = parameter(subject, name).value();
            double[] numbers = numbers(parameters.get(name));
            assertEquals(value.getNumElements(), numbers.length, name);
            if (parameters.get(name).getAsJsonArray().get(0).isJsonArray()) {
                assertShape(name, matrix(parameters.get(name)), value);
            }
            System.arraycopy(numbers, 0, value.data, 0, numbers.length);
        }
    }

    private Parameter<DMatrixRMaj> parameter(Subject subject, String name) {
        for (JsonObject layer : layers) {
            for (String role : List.of("weight", "bias")) {
                if (layer.has(role)
                        && !layer.get(role).isJsonNull()
                        && text(layer, role).equals(name)) {
                    String full = text(layer, "result") + "." + role;
                    return subject.network().parameters().stream()
                            .filter(parameter -> parameter.name().equals(full))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no parameter " + full));
                }
            }
        }
        throw new AssertionError("no layer has the parameter " + name);
    }

    /** The input of the exercise. */
    public DMatrixRMaj input() {
        return matrix(sheet.getAsJsonObject("inputs").get(inputName()));
    }

    private Reference reference() {
        JsonElement numbers = referenceName().isEmpty()
                ? new JsonArray()
                : sheet.getAsJsonObject("inputs").get(referenceName());
        boolean areLabels = referenceName().equals("labels");
        int[] labels = areLabels
                ? Arrays.stream(numbers(numbers)).mapToInt(label -> (int) label).toArray()
                : new int[0];
        return new Reference(areLabels ? new DMatrixRMaj(0, 0) : matrix(numbers), labels);
    }

    /** The rows of the Jacobian by the input, which is expected. */
    public double[][] jacobian() {
        return rows(expected.getAsJsonObject("jacobians").get(inputName()));
    }

    private static double[][] rows(JsonElement matrix) {
        List<double[]> rows = new ArrayList<>();
        matrix.getAsJsonArray().forEach(row -> rows.add(numbers(row)));
        return rows.toArray(double[][]::new);
    }

    private String inputName() {
        return sheet.getAsJsonObject("inputs").keySet().stream()
                .filter(name -> !name.equals(referenceName()))
                .findFirst()
                .orElseThrow();
    }

    private String referenceName() {
        JsonElement loss = model.get("loss");
        boolean has =
                loss.isJsonObject() && !loss.getAsJsonObject().get("reference").isJsonNull();
        return has ? text(loss.getAsJsonObject(), "reference") : "";
    }

    private void assertClose(String name, JsonElement wanted, DMatrixRMaj actual) {
        if (wanted.isJsonArray()
                && !wanted.getAsJsonArray().isEmpty()
                && wanted.getAsJsonArray().get(0).isJsonArray()) {
            assertShape(name, matrix(wanted), actual);
        }
        assertClose(name, wanted, numbers(actual));
    }

    private static void assertShape(String name, DMatrixRMaj wanted, DMatrixRMaj actual) {
        assertEquals(wanted.numRows + " x " + wanted.numCols, actual.numRows + " x " + actual.numCols, name);
    }

    private void assertClose(String name, JsonElement wanted, double... actual) {
        double[] values = numbers(wanted);
        JsonObject tolerance = sheet.getAsJsonObject("tolerance");
        assertEquals(values.length, actual.length, name);
        for (int i = 0; i < values.length; i++) {
            double accepted = tolerance.get("absolute").getAsDouble()
                    + tolerance.get("relative").getAsDouble() * Math.abs(values[i]);
            assertEquals(values[i], actual[i], accepted, name);
        }
    }
}
