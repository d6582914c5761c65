package gradwright.processor.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

    private static final List<String> LOSSES = List.of("mse", "cross-entropy", "softmax-cross-entropy");
    private static final List<String> ACTIVATIONS =
            List.of("identity", "relu", "sigmoid", "tanh", "square", "softmax", "log-softmax");

    /** Distances by hand: left out, inserted, replaced, swapped. */
    @ParameterizedTest
    @CsvSource({
        "tanh, tanh, 0",
        "tan, tanh, 1",
        "tannh, tanh, 1",
        "tamh, tanh, 1",
        "tahn, tanh, 1",
        "'', relu, 4",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void countsTypingMistakes(String given, String known, int distance) {
        assertEquals(distance, NearestNames.distance(given, known));
        assertEquals(distance, NearestNames.distance(known, given));
    }

    @ParameterizedTest
    @CsvSource({
        "tahn, tanh",
        "ReLU, relu",
        "TANH, tanh",
        "sigmoyd, sigmoid",
        "log_softmax, log-softmax",
        "identify, identity",
        "sqaure, square"
    })
    void findsTheActivationThatWasMeant(String given, String meant) {
        assertEquals(List.of(meant), NearestNames.to(given, ACTIVATIONS));
    }

    @Test
    void findsNothingForAWordOfItsOwn() {
        assertEquals(List.of(), NearestNames.to("wiggly", ACTIVATIONS));
        assertEquals(List.of(), NearestNames.to("", ACTIVATIONS));
        assertEquals(List.of(), NearestNames.to("mae", List.of("softmax")));
        assertEquals(List.of(), NearestNames.to("☃☃☃", ACTIVATIONS));
    }

    @Test
    void punctuationAndCaseCountNothing() {
        assertEquals(List.of("softmax-cross-entropy"), NearestNames.to("softmaxCrossEntropy", LOSSES));
        assertEquals(List.of("cross-entropy"), NearestNames.to("CROSS_ENTROPY", LOSSES));
        assertEquals(List.of("mse"), NearestNames.to("MSE", LOSSES));
    }

    @Test
    void givesAtMostThreeTheNearestFirst() {
        assertEquals(
                List.of("abcdeg", "abcdxy", "abcdzz"),
                NearestNames.to("abcdef", List.of("abcdzz", "uvwxyz", "abcdxy", "abcdeg", "abcdyy")).stream()
                        .sorted()
                        .toList());
    }
}
