package gradwright.benchmarks.fork;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the system tells about threads, in the form that proc(5) describes: number, name in brackets, state, and more. */
class CompilersTest {

    @Test
    void aCompilerThatRunsOrWaitsForACoreIsAtWork() {
        assertTrue(Compilers.isAtWork("31259 (C2 CompilerThre) R 31248 31093 22321 0 -1 4194368 605\n"));
        assertTrue(Compilers.isAtWork("31260 (C1 CompilerThre) D 31248 31093 22321 0 -1 4194368 168\n"));
    }

    @Test
    void aCompilerThatSleepsIsNot() {
        assertFalse(Compilers.isAtWork("31259 (C2 CompilerThre) S 31248 31093 22321 0 -1 4194368 605\n"));
    }

    @Test
    void otherThreadsAreNoCompilers() {
        assertFalse(Compilers.isAtWork("31252 (java) R 31248 31093 22321 0 -1 4194368 6071\n"));
        assertFalse(Compilers.isAtWork("31253 (VM Thread) R 31248 31093 22321 0 -1 4194368 9\n"));
        assertFalse(Compilers.isAtWork(""));
    }
}
