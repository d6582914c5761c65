package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.GradientCheck;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.DoubleNetwork;
import gradwright.runtime.generated.DoubleObjective;
import java.lang.reflect.Method;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sum of the outputs takes no targets, and gives the bits that upstream derivatives of 1 give, which are checked
 * against differences elsewhere.
 */
final class SumLossTest {

    private static final int SAMPLES = 3;

    @ParameterizedTest
    @ValueSource(strings = {"", ", factor = -1", ", reduction = Reduction.MEAN, factor = 0.3"})
    void isUpstreamOfOnes(String scale) throws ReflectiveOperationException {
        for (String samples : List.of("ROWS", "COLUMNS")) {
            for (String layers : List.of(
                    "@Affine(value = 3, bias = false) Layer a;",
                    "@Affine(5) @Activation(\"tanh\") Layer a; @Affine(3) Layer b;",
                    "@Activation(\"softmax\") Layer p;",
                    "@Activation(\"identity\") Layer y;",
                    "@Affine(3) Layer a; @Activation(\"square\") Layer b; @Affine(2) @Activation(\"relu\") Layer c;")) {
                ClassLoader loader = compiled(samples, scale, layers);
                compare((DoubleObjective) create(loader, "Sum"), (DoubleLearner) create(loader, "Upstream"), samples);
            }
        }
    }

    private static ClassLoader compiled(String samples, String scale, String layers) {
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(Stream.of("Sum", "Upstream")
                        .map(name -> JavaFileObjects.forSourceString("sums." + name, """
                        package sums;

                        import gradwright.*;

                        @Network(inputs = 4, samples = Samples.%s, inputGradient = true)
                        @Loss(value = "%s"%s)
                        class %s {
                            %s
                        }
                        """.formatted(
                                        samples, name.toLowerCase(java.util.Locale.ROOT), scale, name, layers)))
                        .toList());
        assertEquals(List.of(), compilation.diagnostics());
        return CompiledChains.loader(compilation);
    }

    private static DoubleNetwork create(ClassLoader loader, String name) throws ReflectiveOperationException {
        Method create = Class.forName("sums." + name + "Network", true, loader).getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        return (DoubleNetwork) create.invoke(null, 5L);
    }

    private static void compare(DoubleObjective sum, DoubleLearner upstream, String samples) {
        ParameterVector.write(upstream, ParameterVector.values(sum));
        DMatrixRMaj x = samples.equals("ROWS") ? new DMatrixRMaj(SAMPLES, 4) : new DMatrixRMaj(4, SAMPLES);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = random.nextDouble(-1, 1);
        }
        DMatrixRMaj ones = sum.predict(x);
        ones.fill(1);
        assertEquals(upstream.loss(x, ones), sum.loss(x));
        assertEquals(upstream.gradient(x, ones), sum.gradient(x));
        assertArrayEquals(ParameterVector.gradients(upstream), ParameterVector.gradients(sum));
        assertArrayEquals(InputGradient.of(upstream).data, InputGradient.of(sum).data);
        new GradientCheck().check(sum, x);
    }

    @Test
    void anOptimiserStepsOverNoParameters() throws ReflectiveOperationException {
        DoubleObjective network =
                (DoubleObjective) create(compiled("ROWS", "", "@Activation(\"square\") Layer y;"), "Sum");
        Sgd descent = new Sgd(0.1);
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, 2, 3, 4}});
        assertEquals(30, network.gradient(x));
        descent.step(network.parameters());
        descent.step(network.parameters());
        assertEquals(List.of(), network.parameters());
        assertArrayEquals(new double[] {2, 4, 6, 8}, InputGradient.of(network).data);
    }
}
