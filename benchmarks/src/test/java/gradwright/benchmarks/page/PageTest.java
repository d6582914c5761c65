package gradwright.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.benchmarks.workload.Measurement;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page says what was measured, and nothing that was not. */
class PageTest {

    @TempDir
    private Path folder = Path.of("");

    private String page(String... measured) throws IOException {
        Measurements measurements = Measurements.in(folder.resolve("measurements.txt"), "a");
        measurements.add(
                "all",
                1,
                Stream.of(measured)
                        .map(line -> Measurement.parse("measured " + line).orElseThrow())
                        .toList());
        Page.write(measurements, Workload.MEASURED, folder);
        return Files.readString(folder.resolve("benchmarks.md"));
    }

    @Test
    void aPageOfNothing() throws IOException {
        String page = page();
        assertTrue(page.startsWith("# Benchmarks"));
        assertTrue(page.contains("the median of 9 times 50 ms"), page);
        assertFalse(page.contains("## Why"), page);
    }

    @Test
    void whoDoesNotComputeTheSameHasNoTime() throws IOException {
        String page = page(
                "gradwright tiny double step 2",
                "gradwright tiny double loss 1",
                "ejml tiny double step 4",
                "ejml tiny double loss 1",
                "smile tiny double step 6",
                "smile tiny double loss 1.001");
        assertTrue(page.contains("| 2.00 | 4.00 **2.00×** |\n"), page);
        assertTrue(page.contains("Smile computes something else in `tiny` in double"), page);
    }

    @Test
    void theSpreadStandsBesideTheMedian() throws IOException {
        String page = page(
                "gradwright tiny double row 1", "gradwright tiny double row 2", "gradwright tiny double row 9");
        assertTrue(page.contains("2.00 <sub>1.00–9.00</sub>"), page);
        assertTrue(page.contains("the median of 3 processes"), page);
    }

    /** A step of tiny has 448 operations: 2 x 4 x 2 x 8 twice and 2 x 4 x 8 x 1 three times. One of digits has 2 x 32 x 64 x 32 twice and 2 x 32 x 32 x 10 three times. */
    @Test
    void dispatchIsACauseWhereMoreWorkTakesNoMoreTime() throws IOException {
        assertEquals(448, Workload.named("tiny").operations());
        assertEquals(323_584, Workload.named("digits").operations());
        String page = page("pytorch tiny double step 200", "pytorch digits double step 240");
        assertTrue(
                page.contains(
                        "a step of `digits` has 722 times the arithmetic of one of `tiny` and takes PyTorch 1.20 times"),
                page);
    }

    @Test
    void dispatchIsNoCauseWhereTimeGrows() throws IOException {
        assertFalse(page("pytorch tiny double step 200", "pytorch digits double step 450")
                .contains("calls of its operators"));
    }

    /** Iris has 16 x 16 hidden units: at 5 ns, 1.28 us. */
    @Test
    void tanhIsACauseByItsShare() throws IOException {
        String page = page("gradwright tanh double loop 5", "gradwright iris double step 4");
        assertTrue(page.contains("at what an entry takes in its loop: 32 % of `iris` in double."), page);
        assertFalse(page("gradwright iris double step 400", "gradwright iris double step 400")
                .contains("hidden units"));
    }

    @Test
    void aCliffOfOneProcessIsNoCliffOfTheSize() throws IOException {
        // With p = 2 x 32 x 64 x 64, depth 8 has 23.47 p operations and depth 16 has 47.47 p.
        String steep = page("gradwright depth8 float step 300", "gradwright depth16 float step 1200");
        assertTrue(steep.contains("| depth8 to depth16 | 1.98 | not known |"), steep);
        String lucky = page("gradwright depth16 float step 600", "gradwright depth16 float step 1200");
        assertTrue(lucky.contains("one of its processes alone: the fastest ones differ by 0.99"), lucky);
    }

    @Test
    void plotsLieBesideThePage() throws IOException {
        page("gradwright batch1 float step 30", "gradwright batch4 float step 90", "pytorch batch4 float step 100");
        String plot = Files.readString(folder.resolve("plots").resolve("batch.svg"));
        assertEquals(3, plot.split("<circle", -1).length - 1);
        assertEquals(
                List.of("Gradwright", "PyTorch"),
                Stream.of("Gradwright", "PyTorch").filter(plot::contains).toList());
    }
}
