package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradwright.Samples;
import gradwright.WeightLayout;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.runtime.Parameter;
import gradwright.runtime.Role;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A network gives the same bits in every layout of its samples and of each of its weights, once the data are transposed.
 * What the bits are in the usual layout is checked elsewhere, against differences and the interpreter.
 */
final class LayoutsTest {

    private static final int RANDOM_CHAINS = 60;
    private static final int WIDE_CHAINS = 12;

    /** A chain in the usual layout, and the same in another. */
    private record Pair(Chain usual, Chain other) {

        static Pair of(Chain chain, Samples samples, List<WeightLayout> weights) {
            Chain usual = chain.withInputGradient();
            return new Pair(usual, usual.laidOut(usual.name() + "LaidOut", samples, weights));
        }

        /** From the usual layout to the other, or back. */
        DMatrixRMaj turned(DMatrixRMaj matrix) {
            return other.samples() == Samples.ROWS ? matrix : transposed(matrix);
        }

        DMatrixRMaj turned(Parameter<?> parameter, DMatrixRMaj matrix) {
            if (parameter.role() == Role.BIAS) {
                return turned(matrix);
            }
            ChainLayer layer = other.layers().stream()
                    .filter(each -> each.name().equals(parameter.layer()))
                    .findFirst()
                    .orElseThrow();
            return layer.weights() == WeightLayout.IN_BY_OUT ? matrix : transposed(matrix);
        }
    }

    @TestFactory
    Stream<DynamicTest> giveTheSameBits() {
        List<Pair> pairs = new ArrayList<>(randomPairs());
        pairs.addAll(everyActivationAndLoss());
        pairs.addAll(inEveryLayout());
        CompiledChains compiled = CompiledChains.of(pairs.stream()
                .flatMap(pair -> Stream.of(pair.usual(), pair.other()))
                .distinct()
                .toList());
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> dynamicTest(pairs.get(i).other().toString(), () -> compare(pairs.get(i), compiled, i)));
    }

    /** Random chains, and in each a layout of its own for every weight. */
    private static List<Pair> randomPairs() {
        List<Chain> chains = new ArrayList<>(RandomData.chains(RANDOM_CHAINS));
        chains.addAll(RandomData.wideChains(WIDE_CHAINS));
        return IntStream.range(0, chains.size())
                .mapToObj(i -> {
                    SplittableRandom random = RandomData.generator(i);
                    Samples samples = random.nextInt(4) == 0 ? Samples.ROWS : Samples.COLUMNS;
                    List<WeightLayout> weights = chains.get(i).layers().stream()
                            .map(layer -> RandomData.pick(List.of(WeightLayout.values()), random))
                            .toList();
                    return Pair.of(chains.get(i), samples, weights);
                })
                .toList();
    }

    /** Every activation with every loss, in one of the three other layouts after the other. */
    private static List<Pair> everyActivationAndLoss() {
        List<Pair> pairs = new ArrayList<>();
        for (String activation : RandomData.ACTIVATIONS) {
            for (String loss : Objective.LOSSES) {
                for (String last : List.of("identity", "softmax", "log-softmax", "sigmoid")) {
                    List<ChainLayer> layers = List.of(
                            ChainLayer.affine("hidden", 5, true, activation),
                            ChainLayer.affine("result", Objective.width(loss, 3), true, last));
                    Map<String, Double> parameters =
                            Objective.parametersOf(loss).get(0);
                    Objective objective = Objective.of(loss).with(parameters);
                    Chain chain = new Chain("Grid" + pairs.size(), 4, layers, objective);
                    if (RandomData.isDeclarable(chain) && (last.equals("identity") || pairs.size() % 5 == 0)) {
                        int number = pairs.size() % 3 + 1;
                        WeightLayout weights = number % 2 == 0 ? WeightLayout.IN_BY_OUT : WeightLayout.OUT_BY_IN;
                        pairs.add(
                                Pair.of(chain, number < 2 ? Samples.ROWS : Samples.COLUMNS, List.of(weights, weights)));
                    }
                }
            }
        }
        return pairs;
    }

    /** Every activation of the catalogue, and every loss, in each of the three other layouts. */
    private static List<Pair> inEveryLayout() {
        List<Chain> chains = new ArrayList<>();
        for (String activation : ActivationCatalogue.names()) {
            // The logarithm needs something positive.
            String before = activation.equals("log") ? "softplus" : "identity";
            List<ChainLayer> layers = List.of(
                    ChainLayer.affine("hidden", 5, true, before),
                    ChainLayer.activation("activated", activation),
                    ChainLayer.affine("result", 3, true));
            chains.add(new Chain("Turned" + chains.size(), 4, layers, Objective.of("mse")));
        }
        for (String loss : Objective.LOSSES) {
            String last = switch (loss) {
                case "cross-entropy" -> "softmax";
                case "binary-cross-entropy" -> "sigmoid";
                case "nll", "kl-divergence" -> "log-softmax";
                default -> "identity";
            };
            List<ChainLayer> layers = List.of(
                    ChainLayer.affine("hidden", 5, true, "tanh"),
                    ChainLayer.affine("result", Objective.width(loss, 3), true, last));
            chains.add(new Chain("Turned" + chains.size(), 4, layers, Objective.of(loss)));
        }
        List<Pair> pairs = new ArrayList<>();
        for (Samples samples : Samples.values()) {
            for (WeightLayout weights : WeightLayout.values()) {
                if (samples != Samples.ROWS || weights != WeightLayout.IN_BY_OUT) {
                    chains.forEach(chain -> pairs.add(Pair.of(
                            chain.laidOut(
                                    chain.name() + samples + weights,
                                    Samples.ROWS,
                                    Collections.nCopies(chain.layers().size(), WeightLayout.IN_BY_OUT)),
                            samples,
                            Collections.nCopies(chain.layers().size(), weights))));
                }
            }
        }
        return pairs;
    }

    private static void compare(Pair pair, CompiledChains compiled, int index) {
        DoubleLearner usual = compiled.create(pair.usual(), index);
        DoubleLearner other = compiled.create(pair.other(), index);
        // Initial values mean the same: the seed and the entry decide, not the layout.
        assertParameters(pair, usual, other, false);
        SplittableRandom random = RandomData.generator(index);
        ParameterVector.write(usual, RandomData.parameters(pair.usual(), random));
        for (int p = 0; p < usual.parameters().size(); p++) {
            Parameter<DMatrixRMaj> to = other.parameters().get(p);
            to.value().setTo(pair.turned(to, usual.parameters().get(p).value()));
        }
        for (int samples : new int[] {3, 7, 1}) {
            Batch batch = RandomData.batch(pair.usual(), samples, random);
            DMatrixRMaj x = pair.turned(batch.x());
            DMatrixRMaj targets = pair.turned(batch.targets());
            assertMatrix(usual.predict(batch.x()), pair.turned(other.predict(x)));
            DMatrixRMaj y = new DMatrixRMaj(1, 1);
            other.predict(x, y);
            assertMatrix(usual.predict(batch.x()), pair.turned(y));
            assertArrayEquals(usual.predict(batch.row(0)), other.predict(batch.row(0)));
            assertEquals(usual.loss(batch.x(), batch.targets()), other.loss(x, targets));
            assertEquals(usual.gradient(batch.x(), batch.targets()), other.gradient(x, targets));
            assertParameters(pair, usual, other, true);
            assertMatrix(InputGradient.of(usual), pair.turned(InputGradient.of(other)));
            if (usual instanceof DoubleClassifier classifier) {
                DoubleClassifier turned = (DoubleClassifier) other;
                assertArrayEquals(classifier.classify(batch.x()), turned.classify(x));
                assertEquals(classifier.loss(batch.x(), batch.labels()), turned.loss(x, batch.labels()));
                assertEquals(classifier.gradient(batch.x(), batch.labels()), turned.gradient(x, batch.labels()));
                assertParameters(pair, usual, other, true);
            }
        }
    }

    private static void assertParameters(Pair pair, DoubleLearner usual, DoubleLearner other, boolean areGradients) {
        for (int p = 0; p < usual.parameters().size(); p++) {
            Parameter<DMatrixRMaj> expected = usual.parameters().get(p);
            Parameter<DMatrixRMaj> actual = other.parameters().get(p);
            assertMatrix(
                    areGradients ? expected.gradient() : expected.value(),
                    pair.turned(actual, areGradients ? actual.gradient() : actual.value()));
        }
    }

    private static void assertMatrix(DMatrixRMaj expected, DMatrixRMaj actual) {
        assertEquals(expected.numRows, actual.numRows);
        assertEquals(expected.numCols, actual.numCols);
        int size = expected.getNumElements();
        assertArrayEquals(Arrays.copyOf(expected.data, size), Arrays.copyOf(actual.data, size));
    }

    private static DMatrixRMaj transposed(DMatrixRMaj matrix) {
        return CommonOps_DDRM.transpose(matrix, new DMatrixRMaj(matrix.numCols, matrix.numRows));
    }
}
