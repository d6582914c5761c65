package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.Samples;
import gradwright.processor.GraphRecorder;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.Loss;
import gradwright.processor.catalogue.LossCatalogue;
import gradwright.runtime.Learner;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every activation and every loss in single precision: the same declaration in both precisions, with the same parameters
 * and data, gives outputs, losses and gradients that differ by no more than the running error bound allows.
 */
class FloatTwinsTest {

    private static final int INPUTS = 3;
    private static final int OUTPUTS = 4;
    private static final int SAMPLES = 5;

    /** A declaration in both precisions. */
    private record Twins(String name, String activation, String loss, boolean isInColumns) {

        static Stream<Twins> inBothOrientations(String name, String activation, String loss) {
            return Stream.of(
                    new Twins(name + "Rows", activation, loss, false),
                    new Twins(name + "Columns", activation, loss, true));
        }

        DMatrixRMaj matrix(int units) {
            return isInColumns ? new DMatrixRMaj(units, SAMPLES) : new DMatrixRMaj(SAMPLES, units);
        }

        Stream<JavaFileObject> sources() {
            return Stream.of("DOUBLE", "FLOAT")
                    .map(precision -> JavaFileObjects.forSourceString("twins." + name + precision, """
                    package twins;

                    import gradwright.*;

                    @Network(inputs = %d, precision = Precision.%s%s)
                    @Loss(%s)
                    class %s {
                        @Affine(%d) Layer hidden;
                        @Activation("softplus") Layer positive;
                        @Affine(%d) %s Layer result;
                    }
                    """.formatted(
                                    INPUTS,
                                    precision,
                                    isInColumns ? ", samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN" : "",
                                    loss,
                                    name + precision,
                                    5,
                                    OUTPUTS,
                                    activation)));
        }
    }

    @TestFactory
    Stream<DynamicTest> differByNoMoreThanTheErrorBound() {
        List<Twins> twins = new ArrayList<>();
        for (String activation : ActivationCatalogue.names()) {
            // The logarithm needs positive numbers before it.
            String before = activation.equals("log") ? "@Activation(\"exp\") Layer exponential; " : "";
            Twins.inBothOrientations(
                            "Activation" + twins.size(), before + "@Activation(\"" + activation + "\")", "\"mse\"")
                    .forEach(twins::add);
        }
        for (String loss : LossCatalogue.names()) {
            if (LossCatalogue.find(loss).orElseThrow().targets() == Loss.Targets.NONE) {
                continue;
            }
            String activation = switch (loss) {
                case "binary-cross-entropy" -> "@Activation(\"sigmoid\")";
                case "cross-entropy" -> "@Activation(\"softmax\")";
                case "nll", "kl-divergence" -> "@Activation(\"log-softmax\")";
                default -> "";
            };
            String margin = loss.equals("softmax-hinge") ? ", margin = 0.3" : "";
            Twins.inBothOrientations("Loss" + twins.size(), activation, "value = \"" + loss + "\"" + margin)
                    .forEach(twins::add);
        }
        GraphRecorder graphs = new GraphRecorder();
        Compilation compilation = Compiler.javac()
                .withProcessors(graphs.processor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(twins.stream().flatMap(Twins::sources).toList());
        assertEquals(List.of(), compilation.diagnostics());
        ClassLoader loader = CompiledChains.loader(compilation);
        return twins.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.name() + " " + each.activation() + " " + each.loss(),
                        () -> compare(each, loader, graphs)));
    }

    private static void compare(Twins twins, ClassLoader loader, GraphRecorder graphs)
            throws ReflectiveOperationException {
        FloatTwin twin = new FloatTwin(
                graphs.of(twins.name() + "FLOAT"),
                (DoubleLearner) create(loader, twins.name() + "DOUBLE"),
                (FloatLearner) create(loader, twins.name() + "FLOAT"),
                twins.isInColumns() ? Samples.COLUMNS : Samples.ROWS,
                twins.toString());
        SplittableRandom random = new SplittableRandom(11);
        DMatrixRMaj x = twins.matrix(INPUTS);
        DMatrixRMaj t = twins.matrix(twins.loss().contains("gaussian") ? OUTPUTS / 2 : OUTPUTS);
        boolean isHinge = twins.loss().contains("\"hinge") || twins.loss().contains("squared-hinge");
        Arrays.setAll(x.data, i -> random.nextDouble(-2, 2));
        Arrays.setAll(t.data, i -> isHinge ? 2 * random.nextInt(2) - 1 : random.nextDouble());
        assertEquals(0, twin.assertWithinBounds(x, t).unbounded());
    }

    private static Learner<?> create(ClassLoader loader, String name) throws ReflectiveOperationException {
        Method create =
                Class.forName("twins." + name + "Network", true, loader).getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        return (Learner<?>) create.invoke(null, 5L);
    }
}
