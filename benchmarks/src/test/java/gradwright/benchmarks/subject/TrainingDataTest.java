package gradwright.benchmarks.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the parameters start anew. */
class TrainingDataTest {

    @Test
    void parametersStartAnewEarlyAndThenEvery4096Steps() {
        assertEquals(
                List.of(64, 128, 256, 512, 1024, 2048, 4096, 8192, 12288, 16384, 20480),
                IntStream.rangeClosed(1, 21_000)
                        .filter(TrainingData::isToRestore)
                        .boxed()
                        .toList());
    }
}
