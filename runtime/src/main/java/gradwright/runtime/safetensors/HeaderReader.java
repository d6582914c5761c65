package gradwright.runtime.safetensors;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a header: an object of tensors, and of texts under {@code __metadata__}, which are skipped. */
final class HeaderReader {

    private static final String METADATA = "__metadata__";

    private final JsonScanner json;

    private HeaderReader(JsonScanner json) {
        this.json = json;
    }

    static List<TensorEntry> read(byte[] header) throws SafetensorsException {
        String text;
        try {
            // Unlike `new String`, a decoder refuses what is not UTF-8.
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new SafetensorsException("the header is not UTF-8");
        }
        if (!text.startsWith("{")) {
            throw new SafetensorsException("the header does not start with '{'");
        }
        return new HeaderReader(new JsonScanner(text)).entries();
    }

    private List<TensorEntry> entries() throws SafetensorsException {
        List<TensorEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        json.expect('{');
        if (!json.accept('}')) {
            do {
                String name = key(names);
                if (name.equals(METADATA)) {
                    skipMetadata();
                } else {
                    entries.add(entry(name));
                }
            } while (json.accept(','));
            json.expect('}');
        }
        json.expectEnd();
        return entries;
    }

    private String key(Set<String> names) throws SafetensorsException {
        String name = json.string();
        if (!names.add(name)) {
            throw json.wrong("`" + name + "` a second time");
        }
        json.expect(':');
        return name;
    }

    private void skipMetadata() throws SafetensorsException {
        Set<String> names = new HashSet<>();
        json.expect('{');
        if (json.accept('}')) {
            return;
        }
        do {
            key(names);
            json.string();
        } while (json.accept(','));
        json.expect('}');
    }

    private TensorEntry entry(String name) throws SafetensorsException {
        Optional<String> type = Optional.empty();
        Optional<List<Long>> shape = Optional.empty();
        Optional<List<Long>> offsets = Optional.empty();
        Set<String> names = new HashSet<>();
        json.expect('{');
        do {
            String key = key(names);
            switch (key) {
                case "dtype" -> type = Optional.of(json.string());
                case "shape" -> shape = Optional.of(wholeNumbers());
                case "data_offsets" -> offsets = Optional.of(wholeNumbers());
                default -> throw json.wrong("unknown key `" + key + "` of `" + name + "`");
            }
        } while (json.accept(','));
        json.expect('}');
        if (type.isEmpty() || shape.isEmpty() || offsets.isEmpty()) {
            throw json.wrong("`" + name + "` lacks dtype, shape or data_offsets");
        }
        List<Long> range = offsets.get();
        if (range.size() != 2 || range.get(0) > range.get(1)) {
            throw json.wrong("the data_offsets of `" + name + "` are " + range);
        }
        return new TensorEntry(name, type.get(), shape.get(), range.get(0), range.get(1));
    }

    private List<Long> wholeNumbers() throws SafetensorsException {
        List<Long> numbers = new ArrayList<>();
        json.expect('[');
        if (json.accept(']')) {
            return numbers;
        }
        do {
            numbers.add(json.wholeNumber());
        } while (json.accept(','));
        json.expect(']');
        return List.copyOf(numbers);
    }
}
