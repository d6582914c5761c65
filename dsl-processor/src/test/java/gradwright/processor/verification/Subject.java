package gradwright.processor.verification;

import gradwright.runtime.generated.DoubleLearner;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network at random parameters, a batch for it, and another order of the batch's samples. As a message it says how to
 * repeat a failure.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Subject(Chain chain, DoubleLearner network, Batch batch, int[] order) implements Supplier<String> {

    /** The subject that belongs to number {@code index} of the seed. */
    static Subject of(CompiledChains compiled, Chain chain, int index) {
        SplittableRandom random = RandomData.generator(index);
        DoubleLearner network = compiled.create(chain, index);
        ParameterVector.write(network, RandomData.parameters(chain, random));
        Batch batch = RandomData.batch(chain, random.nextInt(1, 10), random);
        List<Integer> order = IntStream.range(0, batch.samples()).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(random.nextLong()));
        return new Subject(
                chain, network, batch, order.stream().mapToInt(n -> n).toArray());
    }

    @Override
    public String get() {
        return batch.samples() + " samples, random data of seed " + RandomData.SEED + ", for\n" + chain.source();
    }
}
