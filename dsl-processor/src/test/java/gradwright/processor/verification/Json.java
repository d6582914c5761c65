package gradwright.processor.verification;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;

/** Reads the expected values that lie beside these tests. */
final class Json {

    private Json() {}

    static JsonElement resource(String name) {
        try (var in = Objects.requireNonNull(Json.class.getResourceAsStream(name), name)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member that may be absent or null. */
    static Optional<JsonElement> find(JsonObject object, String member) {
        return Optional.ofNullable(object.get(member)).filter(value -> !value.isJsonNull());
    }

    /** All numbers in {@code value}, an array of any depth or a number, in order. */
    static double[] numbers(JsonElement value) {
        return elements(value).mapToDouble(JsonElement::getAsDouble).toArray();
    }

    /** All primitives in {@code value}, in order. */
    static Stream<JsonElement> elements(JsonElement value) {
        return value.isJsonArray()
                ? StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
                        .flatMap(Json::elements)
                : Stream.of(value);
    }

    static DMatrixRMaj matrix(int rows, double[] numbers) {
        return DMatrixRMaj.wrap(rows, numbers.length / rows, numbers);
    }

    /** A list of rows. */
    static DMatrixRMaj matrix(JsonElement rows) {
        return matrix(rows.getAsJsonArray().size(), numbers(rows));
    }

    static List<JsonObject> objects(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
