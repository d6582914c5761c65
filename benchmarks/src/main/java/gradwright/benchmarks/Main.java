package gradwright.benchmarks;

import gradwright.benchmarks.page.Page;
import gradwright.benchmarks.workload.Measurements;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Measures everything, or a quick subset, and writes {@code docs/benchmarks.md}. What is measured is kept as it comes: the
 * same call goes on where one was interrupted, and with {@code --page} the page is written from what is there.
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
            new Suite(options, folder, Measurements.in(file, Run.of(options))).run();
        }
        Page.write(Measurements.in(file), options.workloads(), Path.of(options.docs()));
    }
}
