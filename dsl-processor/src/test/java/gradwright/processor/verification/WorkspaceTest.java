package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import com.sun.management.ThreadMXBean;
import gradwright.Memory;
import gradwright.Precision;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.FloatClassifier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes that networks reserve for a larger batch, in both precisions and whatever they keep; for a smaller one, none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkspaceTest {

    private static final int INPUTS = 64;
    private static final int FEW = 1_000;
    private static final int MANY = 4_000;

    /** Headers of arrays take a few bytes each. */
    private static final int HEADERS = 400;

    /** Where the JVM is busy with something else in this thread, it is not the same thing every time. */
    private static final int ATTEMPTS = 3;

    /** A network of two layers, and how many numbers its workspace has for each sample. */
    private record Subject(Precision precision, Memory memory, int numbers) {

        String name() {
            return "Keeps" + memory.name().replace("_", "") + precision;
        }

        int bytes() {
            return precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
        }

        String source() {
            return """
                    package workspace;

                    import gradwright.*;

                    @Network(inputs = %d, precision = Precision.%s, memory = Memory.%s)
                    @Loss("softmax-cross-entropy")
                    public class %s {
                        @Affine(32) @Activation("tanh") Layer hidden;
                        @Affine(10) Layer logits;
                    }
                    """.formatted(INPUTS, precision, memory, name());
        }
    }

    private final ClassLoader loader = compiled();

    /**
     * By hand. Needed are the hidden layer, its derivative, and the logits, of which the derivative takes the place; with
     * pre-activations alone the hidden layer is computed again, and its derivative takes the place of its pre-activation. All
     * are three arrays of layers and two of derivatives.
     */
    static Stream<Subject> subjects() {
        return Stream.of(Precision.values())
                .flatMap(precision -> Stream.of(
                        new Subject(precision, Memory.NEEDED, 32 + 32 + 10),
                        new Subject(precision, Memory.PRE_ACTIVATIONS, 32 + 32 + 10),
                        new Subject(precision, Memory.ALL, 32 + 32 + 10 + 32 + 10)));
    }

    private static ClassLoader compiled() {
        List<JavaFileObject> sources = new ArrayList<>();
        subjects()
                .forEach(subject ->
                        sources.add(JavaFileObjects.forSourceString("workspace." + subject.name(), subject.source())));
        Compilation compilation =
                Compiler.javac().withProcessors(new GradwrightProcessor()).compile(sources);
        return CompiledChains.loader(compilation);
    }

    /** Besides, each sample has a loss and a weight in double, and what its loss is multiplied by. */
    @ParameterizedTest
    @MethodSource("subjects")
    void aLargerBatchTakesWhatIsThereAtOneTime(Subject subject) {
        long expected = (long) MANY * ((subject.numbers() + 1) * subject.bytes() + 2 * Double.BYTES);
        long allocated = leastAllocated(subject, FEW, MANY);
        assertTrue(
                expected <= allocated && allocated <= expected + HEADERS, () -> allocated + " bytes, not " + expected);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aSmallerBatchTakesNothing(Subject subject) {
        for (int samples : new int[] {FEW, 1, MANY - 1}) {
            assertEquals(0, leastAllocated(subject, MANY, samples), () -> samples + " samples");
        }
    }

    /** What a gradient allocates after another one. */
    private long leastAllocated(Subject subject, int samplesBefore, int samples) {
        return IntStream.range(0, ATTEMPTS)
                .mapToLong(attempt -> {
                    Object network = network(subject);
                    allocatedByGradient(network, samplesBefore);
                    return allocatedByGradient(network, samples);
                })
                .min()
                .orElseThrow();
    }

    private static long allocatedByGradient(Object network, int samples) {
        int[] labels = new int[samples];
        DMatrixRMaj x = new DMatrixRMaj(samples, INPUTS);
        FMatrixRMaj inFloat = new FMatrixRMaj(samples, INPUTS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        if (network instanceof DoubleClassifier classifier) {
            classifier.gradient(x, labels);
        } else {
            ((FloatClassifier) network).gradient(inFloat, labels);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private Object network(Subject subject) {
        try {
            return Class.forName("workspace." + subject.name() + "Network", true, loader)
                    .getMethod("create", long.class)
                    .invoke(null, 1L);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(subject.source(), e);
        }
    }
}
