package gradwright.processor.exercise;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
