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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;

/**
 * An exercise with its right answer, and everything in it that a network can be held against. Layers of a declaration
 * have the names that the sheet gives to their results; a vector of the sheet is a column.
 */
public final class GoldenCase {

    private static final Pattern KEPT = Pattern.compile("(?m)^ *total.*?(?:(\\d+) x N|N x (\\d+))$");

    private final JsonObject sheet;
    private final JsonObject model;
    private final JsonObject expected;
    private final List<JsonObject> layers;
    private final Set<String> compared = new TreeSet<>();

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
     * Checks output, loss, every value on the way and every gradient, before and after every step of the descent, that
     * nothing equals what is printed wrongly, and that no more is kept than has to be. Nothing that the file expects may
     * stay without a comparison.
     *
     * @param subject the network, whose parameters are modified
     * @return how the sheet's own figures compare
     */
    public Print check(Subject subject) {
        Print print = checkNumbers(subject);
        assertKept(subject);
        assertEverythingIsCompared();
        return print;
    }

    /** The same, whatever the network keeps. */
    public Print checkNumbers(Subject subject) {
        setParameters(subject, sheet.getAsJsonObject("parameters"));
        DMatrixRMaj x = input();
        Reference reference = reference();
        assertState(subject, x, reference, expected, "");
        assertGradients(subject, x, reference, wanted(expected, "gradients").getAsJsonObject());
        assertDerivative(subject, x);
        assertProbabilities(subject, x);
        assertWrongClasses(subject, x, reference);
        assertMisprintsAreNotFollowed(subject, x, reference);
        return descend(subject, x, reference);
    }

    /** What is expected under that name; from now on it counts as compared. */
    private JsonElement wanted(JsonObject state, String name) {
        compared.add((state.has("step") ? "after_steps " : "") + name);
        return state.get(name);
    }

    private void assertEverythingIsCompared() {
        Set<String> all = new TreeSet<>(expected.keySet());
        for (JsonObject step : objects(expected.get("after_steps"))) {
            step.keySet().forEach(name -> all.add("after_steps " + name));
        }
        all.removeAll(compared);
        assertEquals(Set.of(), all, "expected, and compared with nothing");
    }

    /** That of an activation, entry by entry. */
    private void assertDerivative(Subject subject, DMatrixRMaj x) {
        if (expected.has("derivative")) {
            DMatrixRMaj ones = subject.network().predict(x);
            ones.fill(1);
            subject.gradient(x, new Reference(ones, new int[0]));
            assertClose("derivative", wanted(expected, "derivative"), subject.inputGradient());
        }
    }

    /** Those that a loss on logits makes of the output, by the definition of softmax. */
    private void assertProbabilities(Subject subject, DMatrixRMaj x) {
        if (expected.has("probabilities")) {
            DMatrixRMaj output = subject.network().predict(x);
            assertClose("probabilities", wanted(expected, "probabilities"), softmax(output));
        }
    }

    private DMatrixRMaj softmax(DMatrixRMaj output) {
        boolean areRows = text(model, "orientation").startsWith("rows");
        DMatrixRMaj result = output.copy();
        for (int i = 0; i < output.numRows; i++) {
            for (int j = 0; j < output.numCols; j++) {
                double total = 0;
                for (int c = 0; c < (areRows ? output.numCols : output.numRows); c++) {
                    double other = areRows ? output.get(i, c) : output.get(c, j);
                    total += Math.exp(other - output.get(i, j));
                }
                result.set(i, j, 1 / total);
            }
        }
        return result;
    }

    /** Each wrong class inside the margin takes one off the derivative by the probability of the right one. */
    private void assertWrongClasses(Subject subject, DMatrixRMaj x, Reference reference) {
        if (expected.has("wrong_classes_inside_margin")) {
            Trace<DMatrixRMaj> trace = subject.trace(x, reference);
            DMatrixRMaj gradient = trace.gradient(text(layers.get(layers.size() - 1), "result"));
            double[] wrong = numbers(wanted(expected, "wrong_classes_inside_margin"));
            boolean areRows = text(model, "orientation").startsWith("rows");
            double scale = model.getAsJsonObject("loss").get("scale").getAsDouble();
            for (int n = 0; n < wrong.length; n++) {
                int label = reference.labels()[n];
                double right = areRows ? gradient.get(n, label) : gradient.get(label, n);
                assertEquals(-wrong[n] * scale, right, 1e-12, "wrong classes of sample " + n);
            }
        }
    }

    /** What a network keeps that is asked for no memory mode is no more than one of the modes keeps. */
    private void assertKept(Subject subject) {
        if (expected.has("kept_numbers")) {
            wanted(expected, "kept_numbers");
            int kept = kept(subject);
            assertTrue(kept <= Math.min(keptNumbers("all"), keptNumbers("pre_activations_only")), kept + " numbers");
        }
    }

    /** How many numbers that mode keeps of the whole batch. */
    public int keptNumbers(String mode) {
        JsonObject counts = expected.getAsJsonObject("kept_numbers").getAsJsonObject(mode);
        return counts.get("pre_activations").getAsInt()
                + counts.get("activations").getAsInt();
    }

    /** How many numbers the network says that it keeps of the whole batch. */
    public int kept(Subject subject) {
        boolean areRows = text(model, "orientation").startsWith("rows");
        Matcher total = KEPT.matcher(subject.network().toString());
        assertTrue(total.find(), subject.network()::toString);
        int ofSample = Integer.parseInt(total.group(areRows ? 2 : 1));
        return ofSample * (areRows ? input().numRows : input().numCols);
    }

    private Print descend(Subject subject, DMatrixRMaj x, Reference reference) {
        Map<String, Integer> missed = new TreeMap<>();
        int figures = 0;
        int count = 0;
        for (JsonObject step : objects(wanted(expected, "after_steps"))) {
            assertEquals(++count, wanted(step, "step").getAsInt());
            assertState(subject, x, reference, step, "_before");
            if (step.has("gradients")) {
                assertGradients(subject, x, reference, wanted(step, "gradients").getAsJsonObject());
            }
            Map<String, double[]> found = figures(subject, x, reference);
            subject.gradient(x, reference);
            new Sgd(model.getAsJsonObject("update").get("learning_rate").getAsDouble())
                    .step(subject.network().parameters());
            JsonObject parameters = wanted(step, "parameters").getAsJsonObject();
            for (String name : parameters.keySet()) {
                DMatrixRMaj after = parameter(subject, name).value();
                assertClose(name, parameters.get(name), after);
                found.put(name + " after", numbers(after));
                found.put(name + " after one step", numbers(after));
            }
            assertClose("loss", wanted(step, "loss_after"), subject.loss(x, reference));
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
        assertClose(
                "output", wanted(state, "output" + suffix), subject.network().predict(x));
        assertClose("loss", wanted(state, "loss" + suffix), subject.loss(x, reference));
        assertClose("loss", wanted(state, "loss" + suffix), subject.gradient(x, reference));
        assertClose(
                "loss",
                wanted(state, "loss" + suffix),
                subject.trace(x, reference).loss());
        if (state.has("loss_per_sample" + suffix)) {
            assertClose(
                    "loss per sample", wanted(state, "loss_per_sample" + suffix), subject.lossPerSample(x, reference));
        }
        if (state.has("intermediates" + suffix)) {
            JsonObject intermediates = wanted(state, "intermediates" + suffix).getAsJsonObject();
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
        if (expected.has("asked")) {
            elements(wanted(expected, "asked"))
                    .forEach(name -> assertTrue(gradients.has(name.getAsString()), () -> name + " is asked for"));
        }
        if (expected.has("alpha")) {
            assertScaledDifference(subject, reference, found);
        }
    }

    /** Of softmax under cross-entropy, {@code alpha (Y o (T 1 1^T) - T)}; the samples are rows. */
    private void assertScaledDifference(Subject subject, Reference reference, Map<String, DMatrixRMaj> found) {
        double alpha = wanted(expected, "alpha").getAsDouble();
        DMatrixRMaj y = subject.network().predict(input());
        DMatrixRMaj t = reference.targets();
        DMatrixRMaj gradient = Objects.requireNonNull(found.get(inputName()));
        for (int n = 0; n < y.numRows; n++) {
            double total = 0;
            for (int j = 0; j < y.numCols; j++) {
                total += t.get(n, j);
            }
            for (int j = 0; j < y.numCols; j++) {
                assertEquals(alpha * (y.get(n, j) * total - t.get(n, j)), gradient.get(n, j), 1e-12);
            }
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
        List<double[]> misprints = new ArrayList<>();
        if (sheet.has("printed_but_wrong")) {
            JsonObject wrong = sheet.getAsJsonObject("printed_but_wrong");
            for (String name : wrong.keySet()) {
                if (wrong.get(name) instanceof JsonArray array) {
                    misprints.add(numbers(array));
                }
            }
        }
        if (expected.has("other_reading")) {
            misprints.add(
                    numbers(wanted(expected, "other_reading").getAsJsonObject().get("value")));
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
