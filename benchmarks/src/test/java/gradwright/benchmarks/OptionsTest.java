package gradwright.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.benchmarks.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command line asks for. */
class OptionsTest {

    @Test
    void everythingUnlessSomethingElseIsAskedFor() {
        Options options = Options.of("");
        assertEquals(Workload.MEASURED, options.workloads());
        assertEquals(5, options.rounds());
        assertEquals(60, options.minutes());
    }

    @Test
    void quickIsTwoRoundsAtMost() {
        assertEquals(2, Options.of("--quick").rounds());
        assertEquals(1, Options.of("--quick --rounds 1").rounds());
    }

    @Test
    void namesOfWorkloads() {
        Options options = Options.of(" --rounds 3 iris  big --minutes 7.5");
        assertEquals(List.of(Workload.named("iris"), Workload.named("big")), options.workloads());
        assertEquals(3, options.rounds());
        assertEquals(7.5, options.minutes());
    }

    @Test
    void whatIsNoOptionIsRefused() {
        assertRefused("--round 3", "no option --round");
        assertRefused("tiny --data", "--data needs a value");
        assertRefused("digit", "no workload digit; there are tiny, iris, digits");
    }

    private static void assertRefused(String line, String message) {
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> Options.of(line));
        assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
    }
}
