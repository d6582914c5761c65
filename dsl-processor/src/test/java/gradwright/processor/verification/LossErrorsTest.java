package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.lang.reflect.Method;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a loss has no value for is an exception that names the entry or the sample, in loss and gradient alike. */
final class LossErrorsTest {

    private static DoubleLearner network(String loss, String layer) {
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .compile(JavaFileObjects.forSourceString("errors.Two", """
                        package errors;

                        import gradwright.*;

                        @Network(inputs = 2)
                        @Loss(%s)
                        class Two {
                            %s Layer output;
                        }
                        """.formatted(loss, layer)));
        try {
            Method create = Class.forName("errors.TwoNetwork", true, CompiledChains.loader(compilation))
                    .getDeclaredMethod("create", long.class);
            create.setAccessible(true);
            return (DoubleLearner) create.invoke(null, 1L);
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError("no network", failure);
        }
    }

    private static DMatrixRMaj rows(double... entries) {
        return new DMatrixRMaj(entries.length / 2, 2, true, entries);
    }

    private static void refused(String text, Executable call) {
        assertEquals(text, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void notFinite(String text, Executable call) {
        assertEquals(text, assertThrows(ArithmeticException.class, call).getMessage());
    }

    @Test
    void meansAndVariancesTakeHalfAsManyTargets() {
        DoubleLearner network = network("\"gaussian-nll\"", "@Affine(6)");
        DMatrixRMaj x = rows(1, 2, 3, 4);
        String expected = "Two: output, which gives 6 numbers for 3 targets, expects targets 2 x 3 but targets is ";
        refused(expected + "2 x 6", () -> network.loss(x, new DMatrixRMaj(2, 6)));
        refused(expected + "2 x 2", () -> network.gradient(x, new DMatrixRMaj(2, 2)));
        refused(
                expected + "3 x 2, with its samples in columns: this network takes them in rows, so transpose it,"
                        + " or declare @Network(samples = COLUMNS)",
                () -> network.lossPerSample(x, new DMatrixRMaj(3, 2)));
        assertEquals(2, network.lossPerSample(x, new DMatrixRMaj(2, 3)).length);
    }

    @Test
    void hingesTakeSignsAlone() {
        for (String loss : new String[] {"hinge", "squared-hinge"}) {
            DoubleLearner network = network("\"" + loss + "\"", "@Affine(2)");
            DMatrixRMaj x = rows(1, 2, 3, 4);
            network.loss(x, rows(1, -1, -1, 1));
            String text = "Two: output expects targets of -1 or 1 but targets[1, 0] is 0.0";
            refused(text, () -> network.loss(x, rows(1, -1, 0, 1)));
            refused(text, () -> network.gradient(x, rows(1, -1, 0, 1)));
            refused(text, () -> network.addGradient(x, rows(1, -1, 0, 1), 1));
            refused(text, () -> network.lossPerSample(x, rows(1, -1, 0, 1)));
            refused(
                    "Two: output expects targets of -1 or 1 but targets[0, 1] is NaN",
                    () -> network.loss(x, rows(1, Double.NaN, 1, 1)));
        }
    }

    /** The outputs are 1 and 0 by far, so that the logarithm of a wrong one is infinite. */
    @Test
    void probabilitiesThatAreExactlyWrong() {
        DoubleLearner network = network("\"binary-cross-entropy\"", "@Activation(\"hard-sigmoid\")");
        DMatrixRMaj x = rows(0, 0, 9, -9);
        String text = "Two: the loss of sample 1 of 2 is Infinity; look at its input and its target";
        notFinite(text, () -> network.loss(x, rows(0, 1, 0, 1)));
        notFinite(text, () -> network.gradient(x, rows(0, 1, 0, 1)));
        assertEquals(0, network.loss(rows(9, -9), rows(1, 0)));
    }

    @Test
    void ratesOfNothing() {
        DoubleLearner network = network("value = \"poisson-nll\", logInput = false", "@Activation(\"identity\")");
        notFinite(
                "Two: the loss of sample 0 of 1 is NaN; look at its input and its target",
                () -> network.gradient(rows(1, -1), rows(1, 1)));
    }

    @Test
    void labelsOfWhichNoneHasAWeight() {
        DoubleClassifier network =
                (DoubleClassifier) network("value = \"softmax-cross-entropy\", classWeights = {0, 2}", "@Affine(2)");
        DMatrixRMaj x = rows(1, 2, 3, 4);
        network.loss(x, new int[] {0, 1});
        String text =
                "Two: output expects a class whose weight is not 0 but the classes of all 2 labels have the weight 0";
        refused(text, () -> network.loss(x, new int[] {0, 0}));
        refused(text, () -> network.gradient(x, new int[] {0, 0}));
    }
}
