package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.DoubleNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network declared with {@code training = false} predicts the same bits as its trained twin, and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PredictionOnlyTest {

    private final List<Chain> trained = RandomData.chains(40);
    private final CompiledChains compiled =
            CompiledChains.of(Stream.concat(trained.stream(), trained.stream().map(PredictionOnlyTest::twin))
                    .toList());

    private static Chain twin(Chain chain) {
        return chain.predictingAs("Only" + chain.name());
    }

    Stream<Chain> trained() {
        return trained.stream();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void predictsAsItsTrainedTwin(Chain chain) {
        DoubleNetwork predictor = compiled.createPredictor(twin(chain), 3);
        DoubleLearner learner = compiled.create(chain, 3);
        Batch batch = RandomData.batch(chain, 5, RandomData.generator(0));
        assertArrayEquals(ParameterVector.values(learner), ParameterVector.values(predictor));
        assertArrayEquals(learner.predict(batch.x()).data, predictor.predict(batch.x()).data);
        assertArrayEquals(learner.predict(batch.x()).data, predictor.replica().predict(batch.x()).data);
    }

    @ParameterizedTest
    @MethodSource("trained")
    void hasNoGradients(Chain chain) {
        DoubleNetwork predictor = compiled.createPredictor(twin(chain), 3);
        assertFalse(predictor instanceof DoubleLearner);
        predictor.parameters().forEach(parameter -> assertThrows(IllegalStateException.class, parameter::gradient));
    }
}
