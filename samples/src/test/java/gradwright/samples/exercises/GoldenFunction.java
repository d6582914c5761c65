package gradwright.samples.exercises;

import static gradwright.samples.exercises.Json.distance;
import static gradwright.samples.exercises.Json.elements;
import static gradwright.samples.exercises.Json.matrix;
import static gradwright.samples.exercises.Json.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * A function of the generated class of a sheet, held against its golden file: value, gradients by parameters and
 * bindings, Jacobians, and whatever else the file expects. Parameters and bindings have the sheet's names.
 */
public final class GoldenFunction {

    private final JsonObject sheet;
    private final JsonObject expected;
    private final Object function;
    private final List<String> parameters;
    private final List<Object> arguments;
    private final boolean isNumber;
    private final double[] value;

    private GoldenFunction(String file, Object function, String... parameters) {
        this.sheet = Json.file(file);
        this.expected = sheet.getAsJsonObject("expected");
        this.function = function;
        this.parameters = List.of(parameters);
        this.arguments = Stream.of(parameters).map(this::argument).toList();
        this.isNumber = methods()
                .anyMatch(method -> method.getName().equals("gradient") && method.getReturnType() == double.class);
        this.value = value();
    }

    /**
     * Checks every field of {@code file}.
     *
     * @param function an object of the generated class
     * @param parameters the names in the file of its parameters, in order
     */
    public static void check(String file, Object function, String... parameters) {
        new GoldenFunction(file, function, parameters).check();
    }

    private void check() {
        for (String field : expected.keySet()) {
            JsonElement wanted = expected.get(field);
            switch (field) {
                case "output" -> checkOutput(wanted);
                case "loss" -> {
                    if (!wanted.isJsonNull()) {
                        assertClose("loss", wanted, value);
                    }
                }
                case "gradients" ->
                    wanted.getAsJsonObject()
                            .entrySet()
                            .forEach(entry -> assertClose(entry.getKey(), entry.getValue(), gradient(entry.getKey())));
                case "jacobians" ->
                    wanted.getAsJsonObject()
                            .entrySet()
                            .forEach(entry -> assertClose(entry.getKey(), entry.getValue(), jacobian(entry.getKey())));
                case "intermediates" ->
                    wanted.getAsJsonObject()
                            .entrySet()
                            .forEach(entry -> assertClose(entry.getKey(), entry.getValue(), traced(entry.getKey())));
                case "softmax" -> assertClose(field, wanted, traced("S"));
                case "derivative" -> assertClose(field, wanted, derivative());
                case "asked_entry" ->
                    assertClose(field, wanted.getAsJsonObject().get("value"), asked());
                case "other_reading" -> assertNot(wanted.getAsJsonObject().get("value"), asked());
                case "asked" -> elements(wanted).forEach(name -> gradient(name.getAsString()));
                case "alpha" -> assertClose(field, wanted, 1.0 / matrix(input("T")).numRows);
                default -> fail("nothing is held against " + field);
            }
        }
        checkMisprint();
    }

    /** The output of a step under a loss is a binding; of the loss alone it is what the loss is of. */
    private void checkOutput(JsonElement wanted) {
        if (expected.get("loss").isJsonNull()) {
            assertClose("output", wanted, value);
            return;
        }
        Optional<String> output = Stream.of("Y", "z").filter(this::isTraced).findFirst();
        assertClose(
                "output", wanted, output.map(this::traced).orElseGet(() -> numbers((DMatrixRMaj) arguments.get(0))));
    }

    private boolean isTraced(String binding) {
        try {
            traced(binding);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** What equals the value that is printed wrongly follows the misprint. */
    private void checkMisprint() {
        if (!sheet.has("printed_but_wrong")) {
            return;
        }
        JsonObject misprint = sheet.getAsJsonObject("printed_but_wrong");
        JsonElement wrong = misprint.get("value");
        boolean differs =
                !misprint.has("differs_here") || misprint.get("differs_here").getAsBoolean();
        if (!wrong.isJsonArray()) {
            assertEquals(differs, distance(numbers(wrong), new double[] {asked()}) > 1e-6);
            return;
        }
        List<double[]> results = new ArrayList<>(List.of(value));
        if (expected.has("gradients")) {
            expected.getAsJsonObject("gradients").keySet().forEach(name -> results.add(gradient(name)));
        }
        for (double[] result : results) {
            assertTrue(
                    result.length != numbers(wrong).length || distance(numbers(wrong), result) > 1e-6,
                    "follows the misprint");
        }
    }

    private double[] value() {
        if (isNumber) {
            return new double[] {(double) call("gradient", arguments)};
        }
        return numbers((DMatrixRMaj) call("value", arguments));
    }

    /** By a parameter, or by a binding. */
    private double[] gradient(String name) {
        return numbers((DMatrixRMaj) call("gradient", List.of(name)));
    }

    private double[] traced(String binding) {
        return numbers((DMatrixRMaj) call("value", List.of(binding)));
    }

    private double[] jacobian(String parameter) {
        List<Object> all = new ArrayList<>(List.of(parameter));
        all.addAll(arguments);
        return numbers((DMatrixRMaj) call("jacobian", all));
    }

    /** Of what works entry by entry: the diagonal of the Jacobian, or the gradient of the sum. */
    private double[] derivative() {
        if (isNumber) {
            List<Object> ones = new ArrayList<>(arguments);
            DMatrixRMaj upstream = ((DMatrixRMaj) ones.get(1)).copy();
            upstream.fill(1);
            ones.set(1, upstream);
            call("gradient", ones);
            double[] derivative = gradient(parameters.get(0));
            call("gradient", arguments);
            return derivative;
        }
        double[] jacobian = jacobian(parameters.get(0));
        return IntStream.range(0, value.length)
                .mapToDouble(i -> jacobian[i * value.length + i])
                .toArray();
    }

    /** The entry of the gradient that the sheet asks for, which counts from 1. */
    private double asked() {
        JsonObject entry = expected.getAsJsonObject("asked_entry");
        DMatrixRMaj gradient = (DMatrixRMaj) call("gradient", List.of(parameters.get(0)));
        return entry.has("row")
                ? gradient.get(
                        entry.get("row").getAsInt() - 1, entry.get("column").getAsInt() - 1)
                : gradient.get(entry.get("input").getAsInt() - 1);
    }

    private JsonElement input(String name) {
        return Stream.of("inputs", "parameters")
                .map(group -> sheet.getAsJsonObject(group).get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no input " + name));
    }

    private Object argument(String name) {
        JsonElement input = input(name);
        return input instanceof JsonArray ? matrix(input) : input.getAsDouble();
    }

    /** Those that the declaration gives it, and those that all functions have. */
    private Stream<Method> methods() {
        Class<?> type = function.getClass();
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getMethods()));
    }

    private Object call(String name, List<Object> given) {
        Method method = methods()
                .filter(candidate -> candidate.getName().equals(name) && takes(candidate, given))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method " + name + " for " + given.size()));
        try {
            method.setAccessible(true);
            return method.invoke(function, given.toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(thrown);
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
    }

    private static boolean takes(Method method, List<Object> given) {
        Class<?>[] types = method.getParameterTypes();
        Map<Class<?>, Class<?>> boxes = Map.of(double.class, Double.class, int.class, Integer.class);
        return types.length == given.size()
                && IntStream.range(0, types.length)
                        .allMatch(i -> boxes.getOrDefault(types[i], types[i]).isInstance(given.get(i)));
    }

    private void assertNot(JsonElement wrong, double found) {
        assertTrue(Math.abs(wrong.getAsDouble() - found) > 1e-6, "the other reading was taken");
    }

    private void assertClose(String name, JsonElement wanted, double... found) {
        double[] values = numbers(wanted);
        JsonObject tolerance = sheet.getAsJsonObject("tolerance");
        assertEquals(values.length, found.length, name);
        for (int i = 0; i < values.length; i++) {
            double accepted = tolerance.get("absolute").getAsDouble()
                    + tolerance.get("relative").getAsDouble() * Math.abs(values[i]);
            assertEquals(values[i], found[i], accepted, name);
        }
    }
}
