package gradwright.processor.verification;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradwright.Reduction;
import gradwright.runtime.generated.DoubleLearner;
import java.util.ArrayList;
import java.util.List;
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
        for (boolean bias : new boolean[] {true, false}) {
            for (Reduction reduction : Reduction.values()) {
                for (String activation : RandomData.ACTIVATIONS) {
                    for (Ending ending : endings(activation, bias)) {
                        chains.add(new Chain(
                                "Grid" + chains.size(), 4, ending.layers(), Objective.of(ending.loss(), reduction)));
                    }
                }
            }
        }
        return chains;
    }

    private record Ending(List<ChainLayer> layers, String loss) {}

    /** The layers and losses that {@code activation} can stand before. */
    private static List<Ending> endings(String activation, boolean bias) {
        ChainLayer activated = ChainLayer.affine("hidden", 5, bias, activation);
        ChainLayer linear = ChainLayer.affine("result", 3, bias);
        ChainLayer probabilities = ChainLayer.affine("result", 3, bias, "softmax");
        List<Ending> endings = new ArrayList<>();
        endings.add(new Ending(List.of(activated, linear), "mse"));
        endings.add(new Ending(List.of(activated, linear), "softmax-cross-entropy"));
        endings.add(new Ending(List.of(activated, probabilities), "cross-entropy"));
        endings.add(new Ending(List.of(activated), "mse"));
        endings.add(new Ending(
                List.of(activated), activation.equals("softmax") ? "cross-entropy" : "softmax-cross-entropy"));
        return endings;
    }
}
