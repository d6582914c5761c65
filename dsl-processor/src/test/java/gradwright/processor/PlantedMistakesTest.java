package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake planted in a rule is caught by {@code -Agradwright.check=true}, and the message names the rule. */
class PlantedMistakesTest {

    private static final String NETWORK = """
            package example;

            import gradwright.*;

            @Network(inputs = 4)
            @Loss("cross-entropy")
            class Planted {
                @Affine(3) @Activation("tanh") Layer first;
                @Affine(5) @Activation("softplus") Layer second;
                @Affine(4) @Activation("relu") Layer third;
                @Affine(3) Layer logits;
                @Activation("softmax") Layer probabilities;
            }
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        new Mutant(
                                "ir/Primitive.java",
                                "subtract(ONE, power(apply(TANH, x), 2))",
                                "sum(List.of(ONE, power(apply(TANH, x), 2)))"),
                        "failed its check: the derivative of `tanh` is wrong"),
                arguments(
                        new Mutant("ir/Primitive.java", "List.of(apply(SIGMOID, x))", "List.of(apply(TANH, x))"),
                        "failed its check: the derivative of `softplus` is wrong"),
                arguments(
                        new Mutant(
                                "op/Contract.java",
                                "new Contract(left, cotangent, Optional.empty())",
                                "new Contract(cotangent, left, Optional.of(right))"),
                        "failed its check: the derivative of `contract` is wrong"),
                arguments(
                        new Mutant(
                                "op/Call.java",
                                "multiply(new Leaf(softmax), new Leaf(shape.sum(g)))",
                                "multiply(new Leaf(softmax), new Leaf(shape.sum(softmax)))"),
                        "failed its check: the derivative of `log-softmax` is wrong"),
                arguments(
                        new Mutant(
                                "canonicalise/StableForm.java",
                                ".map(log -> multiply(apply.arguments().get(0), log))",
                                ".map(log -> multiply(apply.arguments().get(1), log))"),
                        "failed its check: the phase canonicalise changes `loss`"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aPlantedMistakeIsCaughtAndNamed(Mutant mutant, String what) {
        List<String> messages =
                TestCompiler.compile(mutant.processor(), "-Agradwright.check=true", NETWORK).diagnostics().stream()
                        .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                        .toList();
        assertEquals(1, messages.size(), messages.toString());
        assertTrue(messages.get(0).startsWith("[GW703] network `Planted` " + what), messages.get(0));
    }
}
