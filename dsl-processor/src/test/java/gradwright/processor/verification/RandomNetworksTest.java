package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.Samples;
import gradwright.processor.GraphRecorder;
import gradwright.processor.check.Assignment;
import gradwright.processor.check.CheckReport;
import gradwright.processor.check.GradientChecker;
import gradwright.processor.check.LossOfBatch;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import gradwright.processor.verification.FloatTwin.Count;
import gradwright.runtime.Parameter;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random networks of the whole catalogue, in both precisions and all layouts, compiled in one call: generated code
 * against the interpreter, the interpreter's gradients against differences, single precision against double, and
 * batches against single samples. The nightly run takes ten times as many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("random")
class RandomNetworksTest {

    private static final int NETWORKS = Integer.getInteger("gradwright.verification.networks", 200);

    private static final int ATTEMPTS = 200;

    private final List<Chain> networks = RandomNetwork.networks(NETWORKS);
    private final GraphRecorder graphs = new GraphRecorder();
    private final ClassLoader loader = compiled();

    private Count numbers = new Count(0, 0);
    private final List<CheckReport> reports = new ArrayList<>();

    private ClassLoader compiled() {
        Compilation compilation = Compiler.javac()
                .withProcessors(graphs.processor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(networks.stream()
                        .flatMap(network -> Stream.of(network, inFloat(network)))
                        .map(each -> JavaFileObjects.forSourceString(Chain.PACKAGE + "." + each.name(), each.source()))
                        .toList());
        CompiledChains.assertSaysNothingButLints(compilation);
        return CompiledChains.loader(compilation);
    }

    private static Chain inFloat(Chain network) {
        return network.withOptions(network.name() + "InFloat", "precision = Precision.FLOAT");
    }

    private <N> N create(Chain network, Class<N> type) {
        try {
            Method create = Class.forName(Chain.PACKAGE + "." + network.name() + "Network", true, loader)
                    .getDeclaredMethod("create", long.class);
            create.setAccessible(true);
            return type.cast(create.invoke(null, 1L));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot create the network of\n" + network.source(), e);
        }
    }

    static IntStream indices() {
        return IntStream.range(0, NETWORKS);
    }

    /** Draws parameters and data until the loss is a number of ordinary size; that this fails is an error. */
    private FloatTwin twin(Chain network, SplittableRandom random, DMatrixRMaj x, DMatrixRMaj targets) {
        FloatTwin twin = new FloatTwin(
                graphs.of(network.name()),
                create(network, DoubleLearner.class),
                create(inFloat(network), FloatLearner.class),
                network.samples(),
                network.source());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (Parameter<DMatrixRMaj> parameter : twin.inDouble().parameters()) {
                double bound = 1.5 / Math.sqrt(Math.max(1, parameter.value().numRows));
                Arrays.setAll(parameter.value().data, i -> (float) random.nextDouble(-bound, bound));
            }
            Batch batch = RandomData.batch(network, Math.max(x.numRows, 1), random);
            x.setTo(laidOut(network, batch.x()));
            targets.setTo(laidOut(network, batch.targets()));
            Arrays.setAll(x.data, i -> (float) x.data[i]);
            Arrays.setAll(targets.data, i -> (float) targets.data[i]);
            if (Math.abs(twin.inDouble().loss(x, targets)) < 1e4) {
                return twin;
            }
        }
        throw new AssertionError("no loss below 10,000 in " + ATTEMPTS + " attempts for\n" + network.source());
    }

    private static DMatrixRMaj laidOut(Chain network, DMatrixRMaj rows) {
        return network.samples() == Samples.ROWS ? rows : CommonOps_DDRM.transpose(rows, null);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void generatedCodeInterpreterAndDifferencesAgree(int index) {
        Chain network = networks.get(index);
        SplittableRandom random = RandomData.generator(index);
        int samples = random.nextInt(1, 6);
        DMatrixRMaj x = new DMatrixRMaj(samples, network.inputs());
        DMatrixRMaj targets = new DMatrixRMaj(1, 1);
        FloatTwin twin = twin(network, random, x, targets);
        numbers = numbers.and(twin.assertWithinBounds(x, targets));
        Map<String, double[]> sources = new HashMap<>(Map.of("input", x.data, "targets", targets.data));
        // Weights of samples are part of the gradient, though not of what was called.
        sources.put("weights", random.doubles(samples, 0.1, 2).toArray());
        twin.inDouble().parameters().forEach(parameter -> sources.put(parameter.name(), parameter.value().data));
        Program program = twin.program(new Kind(Task.GRADIENT, Targets.DENSE));
        Assignment at = new Assignment(Sizes.ofBatch(samples), sources);
        CheckReport report = GradientChecker.check(LossOfBatch.of(program), gradients(program), at, random);
        assertTrue(report.passed(), () -> report + " for\n" + network.source());
        reports.add(report);
    }

    private static Map<Value, Value> gradients(Program program) {
        Map<Value, Value> gradients = new LinkedHashMap<>();
        for (Value source : Point.realSources(LossOfBatch.of(program))) {
            program.roots().stream()
                    .filter(root ->
                            root.role() == Role.GRADIENT && root.name().equals(((Source) source.operation()).name()))
                    .map(Root::value)
                    .forEach(gradient -> gradients.put(source, gradient));
        }
        return gradients;
    }

    /** Nothing is left out: what could not be told is counted, and is a small part. */
    @AfterAll
    void everythingWasCompared() {
        int smooth = reports.stream().mapToInt(CheckReport::smooth).sum();
        int kinks = reports.stream().mapToInt(CheckReport::kinks).sum();
        int loose = reports.stream().mapToInt(CheckReport::loose).sum();
        String counts = smooth + " smooth, " + kinks + " at kinks, " + loose + " loose; " + numbers;
        assertEquals(NETWORKS, reports.size(), counts);
        assertTrue(smooth > 20 * NETWORKS && kinks + loose < smooth / 20, counts);
        assertTrue(numbers.unbounded() < numbers.compared() / 20, counts);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void aBatchIsItsSamplesInAnyOrder(int index) {
        Chain network = networks.get(index);
        SplittableRandom random = RandomData.generator(index);
        int samples = random.nextInt(2, 8);
        DMatrixRMaj x = new DMatrixRMaj(samples, network.inputs());
        DoubleLearner learner = twin(network, random, x, new DMatrixRMaj(1, 1)).inDouble();
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, samples).boxed().toList());
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        int[] order = shuffled.stream().mapToInt(n -> n).toArray();
        DMatrixRMaj rows = laidOut(network, x);
        DMatrixRMaj outputs = laidOut(network, learner.predict(x));
        DMatrixRMaj permuted = learner.predict(laidOut(network, Batch.rows(rows, order)));
        assertArrayEquals(Batch.rows(outputs, order).data, laidOut(network, permuted).data, network::source);
        for (int n = 0; n < samples; n++) {
            double[] alone = learner.predict(Batch.row(rows, n));
            assertArrayEquals(Batch.row(outputs, n), alone, network::source);
        }
    }
}
