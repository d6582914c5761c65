package gradwright.benchmarks;

import gradwright.benchmarks.workload.Measurement;
import java.util.List;
import java.util.Optional;

/**
 * A process to start.
 *
 * @param round which time it is; the same in another round is the same to be measured
 * @param name what it measures
 * @param seconds how long it may take, before one has been seen
 * @param program the command
 * @param wall what its time from start to end is to be called, which is noted in place of the value
 */
record Fork(int round, String name, double seconds, List<String> program, Optional<Measurement> wall) {

    Fork {
        program = List.copyOf(program);
    }

    Fork(int round, String name, double seconds, List<String> program) {
        this(round, name, seconds, program, Optional.empty());
    }

    /** What tells it from all others. */
    String key() {
        return key(round);
    }

    /** The same in another round. */
    String key(int other) {
        return name + ", round " + other;
    }
}
