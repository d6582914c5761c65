package gradwright.benchmarks.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The cores that this process may run on, as far as the system lets it choose. */
final class Cores {

    /** As many of them as there are. */
    static final String ALL = "0-255";

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private Cores() {}

    /** Moves all threads of this process to cores. */
    static void pin(String cores) throws IOException, InterruptedException {
        if (Files.isExecutable(TASKSET)) {
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", cores, self)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
