package gradwright.processor.verification;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every phase keeps every result: output, loss and gradients of the interpreted graph are right after each of them. */
final class GraphPhasesTest {

    static Stream<Chain> chains() {
        return RandomData.chains(200).stream();
    }

    @ParameterizedTest
    @MethodSource("chains")
    void everyPhaseKeepsEveryResult(Chain chain) {
        SplittableRandom random = RandomData.generator(chain.name().hashCode());
        Trial.draw(chain, random.nextInt(1, 8), random).assertEveryPhaseAgrees();
    }
}
