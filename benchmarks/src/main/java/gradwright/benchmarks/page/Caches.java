package gradwright.benchmarks.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processor's caches for data, where Linux tells. */
final class Caches {

    private static final Path FOLDER = Path.of("/sys/devices/system/cpu/cpu0/cache");

    private Caches() {}

    /** Their bytes, the smallest first. */
    static List<Double> sizes() {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> caches = Files.list(FOLDER)) {
            return caches.filter(cache ->
                            Files.isDirectory(cache) && !read(cache, "type").equals("Instruction"))
                    .map(cache -> 1024 * Double.parseDouble(read(cache, "size").replace("K", "")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String read(Path cache, String name) {
        try {
            return Files.readString(cache.resolve(name)).strip();
        } catch (IOException e) {
            return "0K";
        }
    }
}
