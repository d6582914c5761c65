package gradwright.processor.verification;

import gradwright.Samples;
import gradwright.WeightLayout;
import gradwright.processor.catalogue.ActivationCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random declarations over the whole catalogue and all layouts, for tests that need no second definition of them. */
final class RandomNetwork {

    private static final int DEEPEST = 5;
    private static final int WIDEST = 8;

    private RandomNetwork() {}

    /** The first so many random networks of the seed. */
    static List<Chain> networks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> network("Network" + i, RandomData.generator(i)))
                .toList();
    }

    private static Chain network(String name, SplittableRandom random) {
        while (true) {
            List<ChainLayer> layers = new ArrayList<>();
            int depth = random.nextInt(1, DEEPEST + 1);
            for (int i = 0; i < depth; i++) {
                add(layers, RandomData.pick(ActivationCatalogue.names(), random), random);
            }
            Chain chain = new Chain(name, random.nextInt(1, WIDEST + 1), layers, RandomData.objective(random));
            if (RandomData.isDeclarable(chain)) {
                List<WeightLayout> weights = layers.stream()
                        .map(layer -> RandomData.pick(List.of(WeightLayout.values()), random))
                        .toList();
                return chain.laidOut(name, RandomData.pick(List.of(Samples.values()), random), weights);
            }
        }
    }

    private static void add(List<ChainLayer> layers, String activation, SplittableRandom random) {
        String layer = "layer" + layers.size();
        if (activation.equals("log")) {
            // Of positive numbers.
            layers.add(ChainLayer.activation(layer, "softplus"));
            layers.add(ChainLayer.activation(layer + "Log", activation));
        } else if (random.nextInt(5) == 0) {
            layers.add(ChainLayer.activation(layer, activation));
        } else {
            int width = random.nextInt(1, WIDEST + 1);
            layers.add(new ChainLayer(
                    layer,
                    Optional.of(width),
                    random.nextBoolean(),
                    random.nextInt(8) == 0 ? Optional.empty() : Optional.of(activation)));
        }
    }
}
