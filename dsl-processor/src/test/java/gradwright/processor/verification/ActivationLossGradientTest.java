package gradwright.processor.verification;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradwright.Reduction;
import gradwright.runtime.generated.DoubleLearner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every activation, between two layers and at the end, with every loss, reduction and bias, at batches of 1, 2, 7. */
final class ActivationLossGradientTest {

    @TestFactory
    Stream<DynamicTest> gradientsAgreeWithDifferences() {
        List<Chain> chains = chains();
        CompiledChains compiled = CompiledChains.of(chains);
        return Stream.iterate(0, i -> i < chains.size(), i -> i + 1)
                .map(i -> dynamicTest(chains.get(i).toString(), () -> {
                    DoubleLearner network = compiled.create(chains.get(i), i);
                    SplittableRandom random = RandomData.generator(i);
                    for (int samples : new int[] {2, 7, 1}) {
                        Trial.draw(chains.get(i), samples, random).assertAgrees(network);
                    }
                }));
    }

    private static List<Chain> chains() {
        List<Chain> chains = new ArrayList<>();
        for (Reduction reduction : Reduction.values()) {
            for (String activation : RandomData.ACTIVATIONS) {
                for (String loss : Objective.LOSSES) {
                    List<Map<String, Double>> choices = Objective.parametersOf(loss);
                    for (List<ChainLayer> layers : layers(activation, loss, chains.size())) {
                        Map<String, Double> parameters = choices.get(chains.size() % choices.size());
                        Objective objective = Objective.of(loss, reduction).with(parameters);
                        Chain chain = new Chain("Grid" + chains.size(), 4, layers, objective);
                        if (RandomData.isDeclarable(chain)) {
                            chains.add(chain);
                        }
                    }
                }
            }
        }
        return chains;
    }

    /** The activation between two layers, with and without biases, and at the end. */
    private static List<List<ChainLayer>> layers(String activation, String loss, int number) {
        List<List<ChainLayer>> layers = new ArrayList<>();
        for (boolean bias : new boolean[] {true, false}) {
            ChainLayer activated = ChainLayer.affine("hidden", 5, bias, activation);
            layers.add(List.of(
                    activated, ChainLayer.affine("result", Objective.width(loss, 3), bias, before(loss, number))));
        }
        layers.add(List.of(ChainLayer.affine("hidden", Objective.width(loss, 5), number % 2 == 0, activation)));
        return layers;
    }

    /** The activation that makes what {@code loss} is defined for. */
    private static String before(String loss, int number) {
        return switch (loss) {
            case "cross-entropy" -> "softmax";
            case "binary-cross-entropy" -> number % 2 == 0 ? "sigmoid" : "softmax";
            case "nll", "kl-divergence" -> "log-softmax";
            default -> "identity";
        };
    }
}
