package gradwright.samples.exercises;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** Reads golden files. */
final class Json {

    private Json() {}

    static JsonObject file(String name) {
        String file = name + ".json";
        try (InputStream in = Objects.requireNonNull(Json.class.getResourceAsStream(file), file)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int i = 0; i < a.length; i++) {
            distance = Math.max(distance, Math.abs(a[i] - b[i]));
        }
        return distance;
    }

    static double[] numbers(DMatrixRMaj matrix) {
        return Arrays.copyOf(matrix.data, matrix.getNumElements());
    }

    static double[] numbers(JsonElement element) {
        return elements(element).mapToDouble(JsonElement::getAsDouble).toArray();
    }

    static DMatrixRMaj matrix(JsonElement element) {
        double[] numbers = numbers(element);
        boolean isMatrix = !element.getAsJsonArray().isEmpty()
                && element.getAsJsonArray().get(0).isJsonArray();
        int rows = element.getAsJsonArray().size();
        return new DMatrixRMaj(rows, isMatrix ? numbers.length / rows : rows == 0 ? 0 : 1, true, numbers);
    }

    /** The numbers in an element, row after row. */
    static Stream<JsonElement> elements(JsonElement element) {
        if (!element.isJsonArray()) {
            return Stream.of(element);
        }
        List<JsonElement> elements = new ArrayList<>();
        element.getAsJsonArray().forEach(inner -> elements(inner).forEach(elements::add));
        return elements.stream();
    }

    static List<JsonObject> objects(JsonElement array) {
        List<JsonObject> objects = new ArrayList<>();
        if (array instanceof JsonArray elements) {
            elements.forEach(element -> objects.add(element.getAsJsonObject()));
        }
        return objects;
    }

    static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }
}
