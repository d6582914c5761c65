package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.Reduction;
import gradwright.Samples;
import gradwright.WeightLayout;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.Parameter;
import gradwright.runtime.Trace;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trace shows is what the exercises and differences say, and asking for it changes nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TraceTest {

    private static final int CHAINS = 60;
    private static final double DIFFERENCES = 1e-7;

    private final List<Chain> plain = RandomData.chains(CHAINS);
    private final List<Chain> traced = plain.stream()
            .map(chain -> chain.withOptions(chain.name() + "Traced", "trace = true"))
            .toList();
    private final CompiledChains compiled = CompiledChains.of(all());

    private List<Chain> all() {
        List<Chain> all = new ArrayList<>(plain);
        all.addAll(traced);
        for (int i = 0; i < CHAINS; i++) {
            all.addAll(tails(plain.get(i)));
        }
        return all;
    }

    static IntStream indices() {
        return IntStream.range(0, CHAINS);
    }

    /** For each layer but the last, the network that begins after it. */
    private static List<Chain> tails(Chain chain) {
        List<Chain> tails = new ArrayList<>();
        int width = chain.inputs();
        for (int i = 1; i < chain.layers().size(); i++) {
            width = chain.layers().get(i - 1).width().orElse(width);
            List<ChainLayer> rest = chain.layers().subList(i, chain.layers().size());
            tails.add(new Chain(chain.name() + "After" + i, width, rest, chain.objective()));
        }
        return tails;
    }

    @ParameterizedTest
    @ValueSource(strings = {"d_1-two", "d_1-three", "d_4"})
    void itShowsWhatTheExercisesAskFor(String name) {
        assertShows(name, Samples.COLUMNS, WeightLayout.OUT_BY_IN);
        assertShows(name, Samples.ROWS, WeightLayout.IN_BY_OUT);
    }

    /** The logarithm of a softmax is computed without it, all the same {@code dY = 1 - T / Y}; here Y is 1/2, 1/2. */
    @Test
    void derivativesByWhatStableFormsLeadPastAreWhole() throws ReflectiveOperationException {
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .compile(JavaFileObjects.forSourceString("past.Past", """
                        package past;

                        import gradwright.*;

                        @Network(inputs = 2, trace = true)
                        @Loss(formula = "sum(y) - sum(t .* log(y))")
                        class Past {
                            @Activation("softmax") Layer Y;
                        }
                        """));
        assertEquals(List.of(), compilation.diagnostics());
        Method create = Class.forName("past.PastNetwork", true, CompiledChains.loader(compilation))
                .getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        DoubleLearner network = (DoubleLearner) create.invoke(null, 1L);
        Trace<DMatrixRMaj> trace = trace(network, new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 2, true, 3, 0.25));
        assertArrayEquals(new double[] {-5, 0.5}, trace.gradient("Y").data, 1e-15);
        assertArrayEquals(new double[] {-1.375, 1.375}, trace.gradient("input").data, 1e-15);
    }

    /** The sheets have samples in columns and weights out x in; the other way round everything is transposed. */
    private static void assertShows(String name, Samples samples, WeightLayout weights) {
        boolean isSheet = samples == Samples.COLUMNS;
        JsonObject sheet = Json.resource("exercises/" + name + ".json").getAsJsonObject();
        JsonObject expected = sheet.getAsJsonObject("expected");
        List<JsonObject> layers = Json.objects(sheet.getAsJsonObject("model").get("layers"));
        DMatrixRMaj x = oriented(sheet.getAsJsonObject("inputs").get("X"), isSheet);
        DMatrixRMaj targets = oriented(sheet.getAsJsonObject("inputs").get("Y_gt"), isSheet);
        Chain chain = new Chain(
                        "Sheet",
                        isSheet ? x.numRows : x.numCols,
                        layers.stream()
                                .map(layer -> ChainLayer.affine(
                                        layer.get("result").getAsString(),
                                        layer.getAsJsonArray("weight_shape")
                                                .get(0)
                                                .getAsInt(),
                                        true,
                                        layer.get("activation").getAsString()))
                                .toList(),
                        Objective.of("mse", Reduction.BATCH_MEAN, 0.5))
                .laidOut("Sheet", samples, Collections.nCopies(layers.size(), weights))
                .withOptions("Sheet", "trace = true");
        DoubleLearner network = CompiledChains.of(List.of(chain)).create(chain, 1);
        for (int i = 0; i < layers.size(); i++) {
            JsonObject parameters = sheet.getAsJsonObject("parameters");
            Parameter<DMatrixRMaj> weight = network.parameters().get(2 * i);
            weight.value()
                    .setTo(oriented(parameters.get(layers.get(i).get("weight").getAsString()), isSheet));
            double[] bias =
                    Json.numbers(parameters.get(layers.get(i).get("bias").getAsString()));
            System.arraycopy(bias, 0, network.parameters().get(2 * i + 1).value().data, 0, bias.length);
        }

        Trace<DMatrixRMaj> trace = trace(network, x, targets);

        assertEquals(expected.get("loss").getAsDouble(), trace.loss(), 1e-12);
        assertOriented(isSheet, expected.getAsJsonObject("gradients").get("X"), trace.gradient("input"));
        for (JsonObject layer : layers) {
            String result = layer.get("result").getAsString();
            for (String part : List.of("pre_activation", "result")) {
                String inSheet = layer.get(part).getAsString();
                String inTrace = part.equals("result") ? result : result + ".pre";
                assertOriented(
                        isSheet, expected.getAsJsonObject("intermediates").get(inSheet), trace.value(inTrace));
                assertOriented(isSheet, expected.getAsJsonObject("gradients").get(inSheet), trace.gradient(inTrace));
            }
            JsonObject gradients = expected.getAsJsonObject("gradients");
            assertOriented(
                    isSheet, gradients.get(layer.get("weight").getAsString()), trace.gradient(result + ".weight"));
            double[] ofBias = Json.numbers(gradients.get(layer.get("bias").getAsString()));
            assertArrayEquals(ofBias, trace.gradient(result + ".bias").data, 1e-12);
        }
    }

    private static DMatrixRMaj oriented(JsonElement rows, boolean isSheet) {
        DMatrixRMaj matrix = Json.matrix(rows);
        return isSheet ? matrix : CommonOps_DDRM.transpose(matrix, new DMatrixRMaj(matrix.numCols, matrix.numRows));
    }

    private static void assertOriented(boolean isSheet, JsonElement expected, DMatrixRMaj actual) {
        DMatrixRMaj oriented = oriented(expected, isSheet);
        assertEquals(oriented.numRows, actual.numRows);
        assertArrayEquals(oriented.data, actual.data, 1e-12);
    }

    /** Without the methods and the class that the trace is made of, the source is that of a network without it. */
    @ParameterizedTest
    @MethodSource("indices")
    void theRestOfTheClassIsAsWithout(int index) {
        String name = Chain.PACKAGE + "." + traced.get(index).name() + "Network";
        String source = compiled.generatedSources()
                .get(name)
                .replaceAll("(?s)    /\\*\\* A gradient with.*", "}\n")
                .replaceAll("(?s)    /\\*\\* Everything that .*?\\n    }\\n\\n", "")
                .replaceAll(
                        "import [^\\n]*(Trace|Tracer|LabelTracer|TraceRecorder|DMatrixRMaj|Rows|Elementary);\\n", "")
                .replace("Traced", "")
                .replaceAll("\\n+}\\n$", "\n}\n");
        String without = compiled.generatedSources()
                .get(Chain.PACKAGE + "." + plain.get(index).name() + "Network")
                .replaceAll("import [^\\n]*(Rows|Elementary);\\n", "");
        assertEquals(without, source);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void itHasTheBitsOfTheGradient(int index) {
        Subject subject = Subject.of(compiled, traced.get(index), index);
        DoubleLearner network = subject.network();
        Batch batch = subject.batch();
        double loss = network.gradient(batch.x(), batch.targets());
        assertBits(loss, network, trace(network, batch.x(), batch.targets()), subject);
        assertBits(loss, network, trace(network, batch.x(), batch.targets()), subject);
        if (network instanceof DoubleClassifier classifier) {
            double ofLabels = classifier.gradient(batch.x(), batch.labels());
            assertBits(ofLabels, network, trace(network, batch.x(), batch.labels()), subject);
        }
    }

    private static void assertBits(double loss, DoubleLearner network, Trace<DMatrixRMaj> trace, Subject subject) {
        assertEquals(loss, trace.loss(), subject);
        Chain chain = subject.chain();
        assertArrayEquals(
                network.predict(subject.batch().x()).data,
                trace.value(chain.layers().get(chain.layers().size() - 1).name()).data,
                subject);
        for (Parameter<DMatrixRMaj> parameter : network.parameters()) {
            assertArrayEquals(parameter.value().data, trace.value(parameter.name()).data, subject);
            assertArrayEquals(parameter.gradient().data, trace.gradient(parameter.name()).data, subject);
        }
    }

    /** The gradient by a layer's output is that of the network that begins there, by its input. */
    @ParameterizedTest
    @MethodSource("indices")
    void gradientsAreThoseOfTheNetworksThatBeginThere(int index) {
        Chain chain = traced.get(index);
        Trial trial = Trial.draw(plain.get(index), 3, RandomData.generator(index));
        DoubleLearner network = compiled.create(chain, 1);
        ParameterVector.write(network, trial.parameters());
        DMatrixRMaj targets = trial.batch().targets();
        Trace<DMatrixRMaj> trace = trace(network, trial.batch().x(), targets);
        assertGradient(network, trial.batch().x(), targets, trace.gradient("input"), chain.source());
        List<Chain> tails = tails(plain.get(index));
        for (int i = 0; i < tails.size(); i++) {
            ChainLayer layer = chain.layers().get(i);
            DoubleLearner tail = compiled.create(tails.get(i), 1);
            double[] all = trial.parameters();
            double[] last = new double[tails.get(i).parameters()];
            System.arraycopy(all, all.length - last.length, last, 0, last.length);
            ParameterVector.write(tail, last);
            DMatrixRMaj value = trace.value(layer.name()).copy();
            assertGradient(tail, value, targets, trace.gradient(layer.name()), layer + " of " + chain.source());
            assertPreActivation(layer, trace);
        }
    }

    /** Central differences by {@code x}, entry by entry. */
    private static void assertGradient(
            DoubleLearner network, DMatrixRMaj x, DMatrixRMaj targets, DMatrixRMaj gradient, String message) {
        DoubleSupplier loss = () -> network.loss(x, targets);
        CentralDifferences differences = CentralDifferences.of(loss, x.data);
        double size = Math.max(Evaluation.size(differences.gradient()), Math.abs(loss.getAsDouble()));
        if (differences.error() <= DIFFERENCES * size) {
            assertArrayEquals(differences.gradient(), gradient.data, 2 * DIFFERENCES * size, message);
        }
    }

    /** An elementwise activation's output and delta, by its definition, from what is before and after it. */
    private static void assertPreActivation(ChainLayer layer, Trace<DMatrixRMaj> trace) {
        double[] pre = trace.value(layer.name() + ".pre").data;
        double[] output = trace.value(layer.name()).data;
        double[] delta = trace.gradient(layer.name() + ".pre").data;
        double[] gradient = trace.gradient(layer.name()).data;
        for (int i = 0; i < pre.length; i++) {
            double derivative;
            switch (layer.activation().orElse("identity")) {
                case "tanh" -> {
                    assertEquals(StrictMath.tanh(pre[i]), output[i], 1e-14);
                    derivative = 1 - output[i] * output[i];
                }
                case "relu" -> {
                    assertEquals(Math.max(pre[i], 0), output[i]);
                    derivative = pre[i] > 0 ? 1 : 0;
                }
                case "square" -> {
                    assertEquals(pre[i] * pre[i], output[i], 1e-14 * output[i]);
                    derivative = 2 * pre[i];
                }
                case "identity" -> {
                    assertEquals(pre[i], output[i]);
                    derivative = 1;
                }
                default -> {
                    continue;
                }
            }
            assertEquals(gradient[i] * derivative, delta[i], 1e-12 * (1 + Math.abs(gradient[i] * derivative)));
        }
    }

    @Test
    void itStaysAsItIs() {
        Chain chain = traced.get(0);
        DoubleLearner network = compiled.create(chain, 1);
        Batch batch = RandomData.batch(chain, 4, new SplittableRandom(1));
        network.gradient(batch.x(), batch.targets());
        double[] before = ParameterVector.gradients(network);
        Batch other = RandomData.batch(chain, 4, new SplittableRandom(2));
        Trace<DMatrixRMaj> trace = trace(network, other.x(), other.targets());
        assertArrayEquals(before, ParameterVector.gradients(network));
        List<double[]> shown = numbers(trace);
        other.x().fill(1);
        network.parameters().forEach(parameter -> parameter.value().fill(0));
        trace(network, batch.x(), batch.targets());
        network.gradient(batch.x(), batch.targets());
        List<double[]> afterwards = numbers(trace);
        for (int i = 0; i < shown.size(); i++) {
            assertArrayEquals(shown.get(i), afterwards.get(i));
        }
    }

    private static List<double[]> numbers(Trace<DMatrixRMaj> trace) {
        List<double[]> numbers = new ArrayList<>();
        for (String name : trace.names()) {
            numbers.add(trace.value(name).data.clone());
            numbers.add(trace.gradient(name).data.clone());
        }
        return numbers;
    }

    @Test
    void anUnknownNameIsAnExceptionWithTheNearest() {
        Chain chain = new Chain(
                        "Named",
                        2,
                        List.of(
                                ChainLayer.affine("hidden", 3, false, "tanh"),
                                ChainLayer.activation("squares", "square")),
                        Objective.of("mse"))
                .withOptions("Named", "trace = true");
        DoubleLearner network = CompiledChains.of(List.of(chain)).create(chain, 1);
        Trace<DMatrixRMaj> trace = trace(network, new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 3));
        assertEquals(
                List.of("input", "hidden.weight", "hidden.pre", "hidden", "squares", "squares.pre"), trace.names());
        assertEquals(
                "Named: the trace has no \"hiden.pre\"; did you mean \"hidden.pre\"?",
                assertThrows(IllegalArgumentException.class, () -> trace.value("hiden.pre"))
                        .getMessage());
        assertEquals(
                "Named: the trace has no \"z\"; it has input, hidden.weight, hidden.pre, hidden, squares, squares.pre",
                assertThrows(IllegalArgumentException.class, () -> trace.gradient("z"))
                        .getMessage());
        assertSame(trace.value("hidden"), trace.value("squares.pre"));
        assertSame(trace.gradient("hidden"), trace.gradient("squares.pre"));
    }

    @SuppressWarnings("unchecked") // what the generated method returns
    private static Trace<DMatrixRMaj> trace(DoubleLearner network, DMatrixRMaj x, Object targets) {
        try {
            Class<?> type = targets instanceof int[] ? int[].class : DMatrixRMaj.class;
            Method trace = network.getClass().getDeclaredMethod("trace", DMatrixRMaj.class, type);
            trace.setAccessible(true);
            return (Trace<DMatrixRMaj>) trace.invoke(network, x, targets);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no trace", e);
        }
    }
}
