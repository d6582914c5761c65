package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.processor.verification.CompiledFunctions.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions as textbooks write them, with every derivative that can be asked for, against what PyTorch makes of a second
 * spelling of them, which {@code reference_textbook.py} wrote.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TextbookFunctionsTest {

    /** Of the largest number that is expected, and at least of one. */
    private static final double TOLERANCE = 1e-13;

    /** A function with its arguments, the directions of those that there are derivatives by, and what is expected. */
    private record Textbook(JsonObject reference) {

        List<Object> arguments() {
            List<JsonElement> values = reference.getAsJsonArray("arguments").asList();
            List<JsonElement> declared = reference.getAsJsonArray("parameters").asList();
            List<Object> arguments = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                arguments.add(
                        declared.get(i).getAsString().contains("int[]")
                                ? Json.elements(values.get(i))
                                        .mapToInt(JsonElement::getAsInt)
                                        .toArray()
                                : argument(values.get(i)));
            }
            return arguments;
        }

        List<Object> tangents() {
            return reference.getAsJsonArray("tangents").asList().stream()
                    .map(Textbook::argument)
                    .toList();
        }

        private static Object argument(JsonElement value) {
            return value.isJsonArray() ? Json.matrix(value) : (Object) value.getAsDouble();
        }

        /** Those that there are derivatives by. */
        List<String> names() {
            return reference.getAsJsonArray("names").asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
        }

        boolean isNumber() {
            return Json.find(reference, "result").isEmpty();
        }

        double[] expected(String member) {
            return Json.numbers(reference.get(member));
        }

        /** What is expected for the parameter at {@code place} of {@link #names}. */
        double[] expected(String member, int place) {
            return Json.numbers(reference.getAsJsonArray(member).get(place));
        }

        String declaration() {
            String parameters = reference.getAsJsonArray("parameters").asList().stream()
                    .map(JsonElement::getAsString)
                    .collect(Collectors.joining(", "));
            String type = Json.find(reference, "result")
                    .map(dimensions -> "@Dim(" + dimensions + ") DMatrixRMaj")
                    .orElse("double");
            return "@Formula(" + reference.get("formula") + ") " + type + " " + this + "(" + parameters + ");";
        }

        String className() {
            return toString().substring(0, 1).toUpperCase(Locale.ROOT)
                    + toString().substring(1);
        }

        @Override
        public String toString() {
            return reference.get("name").getAsString();
        }
    }

    private final CompiledFunctions compiled =
            CompiledFunctions.of(functions().stream().map(Textbook::declaration).toArray(String[]::new));

    static List<Textbook> functions() {
        return Json.objects(Json.resource("reference-textbook.json")).stream()
                .map(Textbook::new)
                .toList();
    }

    private Function create(Textbook function) {
        return compiled.function(function.className());
    }

    private static Object[] all(List<?>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toArray();
    }

    private static List<DMatrixRMaj> result() {
        return List.of(new DMatrixRMaj(0, 0));
    }

    private static double[] entries(DMatrixRMaj matrix) {
        return Arrays.copyOf(matrix.data, matrix.getNumElements());
    }

    private static void assertClose(double[] expected, double[] found, String what) {
        double size = Arrays.stream(expected).map(Math::abs).reduce(1, Math::max);
        assertArrayEquals(expected, found, TOLERANCE * size, what);
    }

    private static void assertDerivatives(Textbook function, String member, Function object) {
        for (int i = 0; i < function.names().size(); i++) {
            String name = function.names().get(i);
            DMatrixRMaj found = (DMatrixRMaj) object.call("gradient", name);
            assertClose(function.expected(member, i), entries(found), member + " by " + name);
        }
    }

    /** The number, or the entries of the matrix, that {@code method} computes. */
    private static double[] computed(Textbook function, Function object, String method, Object... arguments) {
        if (function.isNumber()) {
            return new double[] {object.number(method, arguments)};
        }
        List<DMatrixRMaj> result = result();
        object.call(method, all(Arrays.asList(arguments), result));
        return entries(result.get(0));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void valuesAgree(Textbook function) {
        double[] found = computed(
                function, create(function), "value", function.arguments().toArray());
        assertClose(function.expected("value"), found, "value");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void derivativesInReverseModeAgree(Textbook function) {
        Function object = create(function);
        if (function.isNumber()) {
            double value = object.number("gradient", function.arguments().toArray());
            assertClose(function.expected("value"), new double[] {value}, "value");
            assertDerivatives(function, "gradients", object);
        } else {
            DMatrixRMaj upstream = result().get(0);
            object.call("value", all(function.arguments(), Collections.singletonList(upstream)));
            double[] entries = function.expected("upstream");
            System.arraycopy(entries, 0, upstream.data, 0, entries.length);
            object.call("vjp", all(function.arguments(), List.of(upstream)));
            assertDerivatives(function, "vjp", object);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void derivativesAlongTangentsAgree(Textbook function) {
        double[] found = computed(function, create(function), "jvp", all(function.arguments(), function.tangents()));
        assertClose(function.expected("jvp"), found, "jvp");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void jacobiansAgree(Textbook function) {
        for (int i = 0; i < function.names().size(); i++) {
            String name = function.names().get(i);
            DMatrixRMaj found =
                    (DMatrixRMaj) create(function).call("jacobian", all(List.of(name), function.arguments()));
            assertEquals(function.expected("value").length, found.numRows);
            assertClose(function.expected("jacobians", i), entries(found), "jacobian by " + name);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void hessiansTimesTangentsAgree(Textbook function) {
        Function object = create(function);
        object.call("hessianVector", all(function.arguments(), function.tangents()));
        assertDerivatives(function, "hessianVector", object);
    }

    static List<Textbook> numbers() {
        return functions().stream().filter(Textbook::isNumber).toList();
    }
}
