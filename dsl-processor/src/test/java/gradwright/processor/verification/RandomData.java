package gradwright.processor.verification;

import gradwright.Reduction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Random chains, parameters and batches; another seed by {@code -Dgradwright.verification.seed}. */
final class RandomData {

    static final long SEED = Long.getLong("gradwright.verification.seed", 20250314);

    static final List<String> ACTIVATIONS =
            List.of("identity", "relu", "sigmoid", "tanh", "square", "softmax", "log-softmax");

    /** Names that generated code might well use itself. */
    private static final List<String> LAYER_NAMES = List.of(
            "hidden",
            "output",
            "loss",
            "samples",
            "targets",
            "labels",
            "n",
            "j",
            "k",
            "i",
            "sum",
            "sum0",
            "delta",
            "weight",
            "bias",
            "hiddenWeight",
            "hiddenDelta",
            "gradient",
            "predict",
            "create",
            "parameters",
            "values",
            "label",
            "difference",
            "LAYOUT",
            "Math",
            "Rows",
            "Elementary",
            "x",
            "y",
            "seed",
            "reserve",
            "gradients",
            "logits",
            "size",
            "max",
            "outputDelta",
            "nGradient",
            "String",
            "copy",
            "Layout");

    private static final int DEEPEST = 6;
    private static final int WIDEST = 9;

    private RandomData() {}

    /** The generator that belongs to number {@code index} of the seed, so that each can be repeated alone. */
    static SplittableRandom generator(int index) {
        return new SplittableRandom(SEED * 1_000_003 + index);
    }

    /** The first so many random chains of the seed. */
    static List<Chain> chains(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> chain("Chain" + i, generator(i)))
                .toList();
    }

    /** Chains so wide that the runtime computes their products. */
    static List<Chain> wideChains(int count) {
        return IntStream.range(0, count).mapToObj(RandomData::wideChain).toList();
    }

    private static Chain wideChain(int index) {
        SplittableRandom random = generator(-1 - index);
        while (true) {
            List<ChainLayer> layers = List.of(
                    ChainLayer.affine("first", random.nextInt(16, 40), random.nextBoolean(), pick(ACTIVATIONS, random)),
                    ChainLayer.affine(
                            "second", random.nextInt(16, 28), random.nextBoolean(), pick(ACTIVATIONS, random)),
                    layer("last", random));
            Chain chain = new Chain("Wide" + index, random.nextInt(16, 25), layers, objective(random));
            if (isDeclarable(chain)) {
                return chain;
            }
        }
    }

    private static Chain chain(String name, SplittableRandom random) {
        while (true) {
            List<String> names = new ArrayList<>(LAYER_NAMES);
            Collections.shuffle(names, new Random(random.nextLong()));
            int depth = random.nextInt(1, DEEPEST + 1);
            List<ChainLayer> layers = names.subList(0, depth).stream()
                    .map(layer -> layer(layer, random))
                    .toList();
            Chain chain = new Chain(name, random.nextInt(1, WIDEST + 1), layers, objective(random));
            if (isDeclarable(chain)) {
                return chain;
            }
        }
    }

    /** The losses that can stand after layers like these. */
    static boolean isDeclarable(Chain chain) {
        String last = chain.layers().get(chain.layers().size() - 1).activation().orElse("identity");
        return switch (chain.objective().loss()) {
            case "cross-entropy" -> last.equals("softmax") && chain.outputs() > 1;
            case "softmax-cross-entropy", "softmax-hinge" -> !last.equals("softmax") && chain.outputs() > 1;
            case "nll", "class-hinge" -> chain.outputs() > 1;
            case "binary-cross-entropy" -> last.equals("sigmoid") || (last.equals("softmax") && chain.outputs() > 1);
            // The exponential of a large number has no differences that one could trust.
            case "poisson-nll", "gaussian-nll" ->
                chain.outputs() % chain.objective().outputsPerTarget() == 0
                        && chain.layers().stream()
                                .noneMatch(layer -> layer.activation().equals(Optional.of("square")));
            default -> true;
        };
    }

    private static ChainLayer layer(String name, SplittableRandom random) {
        String activation = pick(ACTIVATIONS, random);
        return switch (random.nextInt(6)) {
            case 0 -> ChainLayer.activation(name, activation);
            case 1 -> ChainLayer.affine(name, random.nextInt(1, WIDEST + 1), random.nextBoolean());
            default -> ChainLayer.affine(name, random.nextInt(1, WIDEST + 1), random.nextBoolean(), activation);
        };
    }

    static Objective objective(SplittableRandom random) {
        List<Optional<Reduction>> reductions = List.of(
                Optional.empty(),
                Optional.of(Reduction.MEAN),
                Optional.of(Reduction.BATCH_MEAN),
                Optional.of(Reduction.SUM));
        List<Optional<Double>> factors =
                List.of(Optional.empty(), Optional.of(0.5), Optional.of(0.1), Optional.of(-1.0), Optional.of(3.0));
        String loss = pick(Objective.LOSSES, random);
        return new Objective(
                loss, pick(reductions, random), pick(factors, random), pick(Objective.parametersOf(loss), random));
    }

    static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Weights that keep values at about the size they have, and small biases. */
    static double[] parameters(Chain chain, SplittableRandom random) {
        double[] parameters = new double[chain.parameters()];
        int from = 0;
        int in = chain.inputs();
        for (ChainLayer layer : chain.layers()) {
            if (layer.width().isPresent()) {
                int out = layer.width().get();
                from = fill(parameters, from, in * out, Math.sqrt(3.0 / in), random);
                from = fill(parameters, from, layer.bias() ? out : 0, 0.5, random);
                in = out;
            }
        }
        return parameters;
    }

    /** Inputs around 0, and targets that the loss is meant for. */
    static Batch batch(Chain chain, int samples, SplittableRandom random) {
        DMatrixRMaj x = new DMatrixRMaj(samples, chain.inputs());
        fill(x.data, 0, x.data.length, 1.5, random);
        DMatrixRMaj targets = new DMatrixRMaj(samples, chain.targets());
        fill(targets.data, 0, targets.data.length, 1.5, random);
        Batch batch =
                new Batch(x, targets, random.ints(samples, 0, chain.outputs()).toArray());
        String loss = chain.trainedFor().map(Objective::loss).orElse("mse");
        if (loss.equals("class-hinge") || loss.equals("softmax-hinge")) {
            return new Batch(x, batch.oneHot(), batch.labels());
        }
        for (int i = 0; i < targets.data.length; i++) {
            targets.data[i] = target(loss, targets.data[i]);
        }
        return batch;
    }

    /** A target made of a number between -1.5 and 1.5; rows of weights of classes sum to anything. */
    private static double target(String loss, double number) {
        return switch (loss) {
            case "cross-entropy", "softmax-cross-entropy", "nll", "kl-divergence" -> Math.abs(number);
            // Some are exactly 0 or 1.
            case "binary-cross-entropy", "sigmoid-binary-cross-entropy" -> Math.min(Math.max(number / 2 + 0.5, 0), 1);
            case "poisson-nll" -> Math.floor(3 * Math.abs(number));
            case "hinge", "squared-hinge" -> number > 0 ? 1 : -1;
            default -> number;
        };
    }

    private static int fill(double[] values, int from, int count, double bound, SplittableRandom random) {
        for (int i = from; i < from + count; i++) {
            values[i] = random.nextDouble(-bound, bound);
        }
        return from + count;
    }
}
