package gradwright.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.benchmarks.workload.Measurements;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is still to come, and how long it takes. */
class ProgressTest {

    private static final Fork FIRST = new Fork(1, "c", 60, List.of());
    private static final Fork SECOND = new Fork(2, "c", 60, List.of());
    private static final Fork OTHER = new Fork(1, "smile", 90, List.of());

    @TempDir
    private Path folder = Path.of("");

    @Test
    void asLongAsTheSameTookInAnotherRound() throws IOException {
        Measurements measurements = Measurements.in(folder.resolve("measurements.txt"), "a");
        Progress fresh = new Progress(measurements, List.of(FIRST, OTHER, SECOND));
        assertEquals(3.5, fresh.minutesLeft());

        measurements.add(FIRST.key(), 30, List.of());
        fresh.done(FIRST);
        assertEquals(2, fresh.minutesLeft());
        assertEquals(List.of(OTHER, SECOND), new Progress(measurements, List.of(FIRST, OTHER, SECOND)).left());
    }
}
