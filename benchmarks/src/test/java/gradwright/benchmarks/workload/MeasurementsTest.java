package gradwright.benchmarks.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interrupted run has measured is there for the next one. */
class MeasurementsTest {

    private static final Measurement FAST = new Measurement("c", "tiny", "double", "step", 2);
    private static final Measurement SLOW = new Measurement("c", "tiny", "double", "step", 6);

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("measurements.txt");
    }

    @Test
    void anotherRunGoesOn() throws IOException {
        Measurements.in(file(), "a").add("c, round 1", 1.5, List.of(FAST));

        Measurements again = Measurements.in(file(), "a");
        assertEquals(OptionalDouble.of(1.5), again.seconds("c, round 1"));
        assertEquals(OptionalDouble.empty(), again.seconds("c, round 2"));
        again.add("c, round 2", 2.5, List.of(SLOW));

        Spread both = Measurements.in(file()).of("c", "tiny", "double", "step").orElseThrow();
        assertEquals(new Spread(2, 4, 6, 2), both);
    }

    @Test
    void aLineThatWasCutOffIsNoProcessThatHasEnded() throws IOException {
        Measurements.in(file(), "a").add("c, round 1", 1.5, List.of(FAST));
        Files.writeString(file(), "\n" + SLOW.line() + "\nended 2.5 c, round", StandardOpenOption.APPEND);

        Measurements again = Measurements.in(file(), "a");
        assertEquals(1, again.of("c", "tiny", "double", "step").orElseThrow().count());
        assertEquals(OptionalDouble.empty(), again.seconds("c, round 2"));
        again.add("c, round 2", 2.5, List.of(SLOW));

        Measurements last = Measurements.in(file(), "a");
        assertEquals(OptionalDouble.of(2.5), last.seconds("c, round 2"));
        assertEquals(2, last.of("c", "tiny", "double", "step").orElseThrow().count());
    }

    @Test
    void whatWasMeasuredOfOtherClassesIsKeptBeside() throws IOException {
        Measurements.in(file(), "a").add("c, round 1", 1.5, List.of(FAST));

        Measurements other = Measurements.in(file(), "b");
        assertEquals(OptionalDouble.empty(), other.seconds("c, round 1"));
        assertTrue(other.of("c", "tiny", "double", "step").isEmpty());
        assertTrue(Files.readString(folder.resolve("earlier-measurements.txt")).contains("c, round 1"));
    }

    @Test
    void aProcessThatFailedIsMissingUntilItHasEnded() throws IOException {
        Measurements.in(file(), "a").addMissing("c, round 1", "IllegalStateException: the loss is NaN");

        Measurements again = Measurements.in(file(), "a");
        assertEquals(OptionalDouble.empty(), again.seconds("c, round 1"));
        assertEquals(List.of("c, round 1: IllegalStateException: the loss is NaN"), again.missing());
        again.add("c, round 1", 1, List.of(FAST));
        assertEquals(List.of(), Measurements.in(file(), "a").missing());
    }
}
