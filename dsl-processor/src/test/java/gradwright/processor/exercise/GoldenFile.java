package gradwright.processor.exercise;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The file with the right numbers of an exercise, which the samples are held against. */
record GoldenFile(JsonObject sheet) {

    private static final Path FOLDER = Path.of("..", "samples/src/test/resources/gradwright/samples/exercises");

    static GoldenFile of(String name) {
        try {
            return new GoldenFile(JsonParser.parseString(Files.readString(FOLDER.resolve(name + ".json")))
                    .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exercises that it belongs to. */
    List<String> covers() {
        return StreamSupport.stream(sheet.getAsJsonArray("covers").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    /** Output, loss, Jacobians and the gradients that are asked for, as one would write them: names and numbers. */
    Map<String, String> numbers() {
        JsonObject expected = sheet.getAsJsonObject("expected");
        Map<String, String> numbers = new LinkedHashMap<>();
        for (String field : List.of("output", "loss")) {
            if (!expected.get(field).isJsonNull()) {
                numbers.put(field, text(expected.get(field)));
            }
        }
        members(expected, "gradients")
                .filter(gradient -> isAsked(expected, gradient.getKey()))
                .forEach(gradient -> numbers.put("gradient by " + gradient.getKey(), text(gradient.getValue())));
        members(expected, "jacobians")
                .forEach(jacobian -> numbers.put("derivative by " + jacobian.getKey(), text(jacobian.getValue())));
        if (expected.has("asked_entry")) {
            numbers.put("asked", text(expected.getAsJsonObject("asked_entry").get("value")));
        }
        return numbers;
    }

    private static Stream<Map.Entry<String, JsonElement>> members(JsonObject expected, String field) {
        return expected.has(field) ? expected.getAsJsonObject(field).entrySet().stream() : Stream.empty();
    }

    private static boolean isAsked(JsonObject expected, String name) {
        return !expected.has("asked") || expected.getAsJsonArray("asked").contains(new JsonPrimitive(name));
    }

    /** A matrix row by row; what has more indices than two stays in the file. */
    private static String text(JsonElement value) {
        if (!value.isJsonArray()) {
            return new BigDecimal(value.getAsString())
                    .round(new MathContext(6))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        List<JsonElement> entries = value.getAsJsonArray().asList();
        boolean isMatrix = entries.get(0).isJsonArray();
        if (isMatrix && entries.get(0).getAsJsonArray().get(0).isJsonArray()) {
            return "a table with " + depth(value) + " indices, in the file";
        }
        return entries.stream().map(GoldenFile::text).collect(Collectors.joining(isMatrix ? "; " : " "));
    }

    private static int depth(JsonElement value) {
        return value.isJsonArray() ? 1 + depth(value.getAsJsonArray().get(0)) : 0;
    }
}
