package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Initial values, outputs, losses and gradients have the same bits on every JVM and on every machine with a fused
 * multiply-add. Their hashes are stored in {@code bits.json}; those of the rectifiers come from {@code bits.py}, which
 * computes in exact fractions and rounds where Java does. The others were recorded once: where they change, a promise is
 * broken, and the change has to say so.
 */
final class BitsTest {

    private static final long SEED = 42;
    private static final int SAMPLES = 6;
    private static final int INPUTS = 5;
    private static final int OUTPUTS = 3;

    /** A network of one hidden layer. */
    private record Subject(String name, String precision, String activation, String loss) {

        String source() {
            return """
                    package bits;

                    import gradwright.*;

                    @Network(inputs = %d, precision = Precision.%s)
                    @Loss("%s")
                    class %s {
                        @Affine(7) @Activation("%s") Layer hidden;
                        @Affine(%d) Layer result;
                    }
                    """.formatted(INPUTS, precision, loss, name, activation, OUTPUTS);
        }
    }

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("Rectifier", "DOUBLE", "relu", "mse"),
            new Subject("Tanh", "DOUBLE", "tanh", "softmax-cross-entropy"),
            new Subject("TanhInFloat", "FLOAT", "tanh", "softmax-cross-entropy"),
            new Subject("Gelu", "DOUBLE", "gelu", "log-cosh"),
            new Subject("MishInFloat", "FLOAT", "mish", "sigmoid-binary-cross-entropy"),
            new Subject("Selu", "DOUBLE", "selu", "huber"),
            new Subject("SineInFloat", "FLOAT", "sin", "mse"));

    @TestFactory
    Stream<DynamicTest> hashesAreAsStored() {
        JsonObject stored = Json.resource("bits.json").getAsJsonObject();
        assertEquals(SUBJECTS.stream().map(Subject::name).toList(), List.copyOf(stored.keySet()));
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .compile(SUBJECTS.stream()
                        .map(subject -> JavaFileObjects.forSourceString("bits." + subject.name(), subject.source()))
                        .toList());
        ClassLoader loader = CompiledChains.loader(compilation);
        return SUBJECTS.stream()
                .map(subject -> DynamicTest.dynamicTest(subject.name(), () -> {
                    Object network = create(loader, subject.name());
                    JsonObject actual =
                            network instanceof DoubleLearner learner ? hashes(learner) : hashes((FloatLearner) network);
                    assertEquals(stored.getAsJsonObject(subject.name()), actual);
                }));
    }

    private static JsonObject hashes(DoubleLearner network) {
        DMatrixRMaj x = new DMatrixRMaj(SAMPLES, INPUTS, true, numbers(SAMPLES * INPUTS, 7919));
        DMatrixRMaj targets = new DMatrixRMaj(SAMPLES, OUTPUTS, true, numbers(SAMPLES * OUTPUTS, 104729));
        JsonObject hashes = new JsonObject();
        hashes.addProperty(
                "initial", hash(network.parameters().stream().flatMapToDouble(p -> DoubleStream.of(p.value().data))));
        hashes.addProperty("output", hash(DoubleStream.of(network.predict(x).data)));
        hashes.addProperty("loss", hash(DoubleStream.of(network.loss(x, targets), network.gradient(x, targets))));
        hashes.addProperty(
                "gradient",
                hash(network.parameters().stream().flatMapToDouble(p -> DoubleStream.of(p.gradient().data))));
        return hashes;
    }

    private static JsonObject hashes(FloatLearner network) {
        FMatrixRMaj x = new FMatrixRMaj(SAMPLES, INPUTS, true, floats(numbers(SAMPLES * INPUTS, 7919)));
        FMatrixRMaj targets = new FMatrixRMaj(SAMPLES, OUTPUTS, true, floats(numbers(SAMPLES * OUTPUTS, 104729)));
        JsonObject hashes = new JsonObject();
        hashes.addProperty(
                "initial", hash(network.parameters().stream().flatMapToDouble(p -> doubles(p.value().data))));
        hashes.addProperty("output", hash(doubles(network.predict(x).data)));
        hashes.addProperty("loss", hash(DoubleStream.of(network.loss(x, targets), network.gradient(x, targets))));
        hashes.addProperty(
                "gradient", hash(network.parameters().stream().flatMapToDouble(p -> doubles(p.gradient().data))));
        return hashes;
    }

    /** Some numbers between -1 and 1 that both precisions hold exactly. */
    private static double[] numbers(int count, int prime) {
        return IntStream.range(0, count)
                .mapToDouble(i -> (i * prime % 1009 - 504) / 512.0)
                .toArray();
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static DoubleStream doubles(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]);
    }

    /** FNV-1a over the bytes of the numbers, highest first. */
    private static String hash(DoubleStream numbers) {
        long hash = 0xCBF29CE484222325L;
        for (double number : numbers.toArray()) {
            long bits = Double.doubleToRawLongBits(number);
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                hash = (hash ^ ((bits >>> shift) & 0xFF)) * 0x100000001B3L;
            }
        }
        return "%016x".formatted(hash);
    }

    private static Object create(ClassLoader loader, String name) throws ReflectiveOperationException {
        Method create = Class.forName("bits." + name + "Network", true, loader).getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        return create.invoke(null, SEED);
    }
}
