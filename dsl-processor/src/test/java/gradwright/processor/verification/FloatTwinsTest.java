package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.Loss;
import gradwright.processor.catalogue.LossCatalogue;
import gradwright.runtime.Learner;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every activation and every loss in single precision: the same declaration in both precisions, with the same parameters
 * and data, gives outputs, losses and gradients that differ by single precision's rounding only.
 */
class FloatTwinsTest {

    private static final int INPUTS = 3;
    private static final int OUTPUTS = 4;
    private static final int SAMPLES = 5;

    /**
     * What rounding may amount to, relative to the largest entry: the networks add up chains of at most 5 products, so
     * that some 100 roundings of half a unit of 2^-23 each leave room for ill-conditioned formulas.
     */
    private static final double TOLERANCE = 100 * 0x1p-24;

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
    Stream<DynamicTest> differByRoundingOnly() {
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
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(twins.stream().flatMap(Twins::sources).toList());
        assertEquals(List.of(), compilation.diagnostics());
        ClassLoader loader = CompiledChains.loader(compilation);
        return twins.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.name() + " " + each.activation() + " " + each.loss(), () -> compare(each, loader)));
    }

    private static void compare(Twins twins, ClassLoader loader) throws ReflectiveOperationException {
        DoubleLearner inDouble = (DoubleLearner) create(loader, twins.name() + "DOUBLE");
        FloatLearner inFloat = (FloatLearner) create(loader, twins.name() + "FLOAT");
        for (int p = 0; p < inDouble.parameters().size(); p++) {
            double[] rounded = inDouble.parameters().get(p).value().data;
            float[] given = inFloat.parameters().get(p).value().data;
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = given[i];
            }
        }
        SplittableRandom random = new SplittableRandom(11);
        DMatrixRMaj x = twins.matrix(INPUTS);
        DMatrixRMaj t = twins.matrix(OUTPUTS);
        boolean isHinge = twins.loss().contains("\"hinge") || twins.loss().contains("squared-hinge");
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) random.nextDouble(-2, 2);
        }
        for (int i = 0; i < t.data.length; i++) {
            t.data[i] = isHinge ? 2 * random.nextInt(2) - 1 : (float) random.nextDouble();
        }
        FMatrixRMaj xf = rounded(x);
        FMatrixRMaj tf = rounded(t);
        assertClose(inDouble.predict(x).data, inFloat.predict(xf).data, "output");
        double loss = inDouble.gradient(x, t);
        assertEquals(loss, inFloat.gradient(xf, tf), TOLERANCE * (1 + Math.abs(loss)), "loss");
        for (int p = 0; p < inDouble.parameters().size(); p++) {
            assertClose(
                    inDouble.parameters().get(p).gradient().data,
                    inFloat.parameters().get(p).gradient().data,
                    inDouble.parameters().get(p).name());
        }
    }

    private static Learner<?> create(ClassLoader loader, String name) throws ReflectiveOperationException {
        Method create =
                Class.forName("twins." + name + "Network", true, loader).getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        return (Learner<?>) create.invoke(null, 5L);
    }

    private static FMatrixRMaj rounded(DMatrixRMaj matrix) {
        FMatrixRMaj result = new FMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = (float) matrix.data[i];
        }
        return result;
    }

    private static void assertClose(double[] expected, float[] actual, String what) {
        double largest = 0;
        for (double entry : expected) {
            largest = Math.max(largest, Math.abs(entry));
        }
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            assertTrue(
                    difference <= TOLERANCE * largest,
                    what + "[" + i + "] is " + actual[i] + " in float and " + expected[i] + " in double");
        }
    }
}
