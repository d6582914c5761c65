package gradwright.benchmarks;

import gradwright.benchmarks.page.Page;
import gradwright.benchmarks.workload.Measurements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures everything, or a quick subset, and writes {@code docs/benchmarks.md}.
 *
 * <pre>
 *   mvn -Pbenchmarks -pl benchmarks -am compile exec:exec -Dbenchmarks="--quick --python .torch/bin/python"
 * </pre>
 */
public final class Main {

    private Main() {}

    /** Runs in the project's root folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(String.join(" ", arguments));
        Path folder = Path.of("target", "benchmarks");
        Path file = folder.resolve("measurements.txt");
        if (!options.isPageOnly()) {
            Files.deleteIfExists(file);
            new Suite(options, folder, Measurements.in(file)).run();
        }
        Page.write(Measurements.in(file), options.workloads(), Path.of(options.docs()));
    }
}
