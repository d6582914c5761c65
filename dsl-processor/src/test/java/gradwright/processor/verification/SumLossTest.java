package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.GradientCheck;
import gradwright.runtime.Parameter;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.DoubleNetwork;
import gradwright.runtime.generated.DoubleObjective;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

                        @Network(inputs = 4, samples = Samples.%s, inputGradient = true, hessianVector = true)
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
        assertCurvature(sum, upstream, x, ones);
    }

    /** The Hessian of the one is that of the other; both are the difference of gradients, where that crosses no kink. */
    private static void assertCurvature(DoubleObjective sum, DoubleLearner upstream, DMatrixRMaj x, DMatrixRMaj ones) {
        double[] at = ParameterVector.values(sum);
        SplittableRandom random = new SplittableRandom(4);
        double[] direction = random.doubles(at.length, -1, 1).toArray();
        double[] product = curvature(sum, direction, x);
        assertArrayEquals(product, curvature(upstream, direction, x, ones));
        double[] above = gradientAt(sum, at, direction, 1e-5, x);
        double[] below = gradientAt(sum, at, direction, -1e-5, x);
        ParameterVector.write(sum, at);
        for (int i = 0; i < product.length; i++) {
            assertEquals((above[i] - below[i]) / 2e-5, product[i], 1e-7);
        }
    }

    private static double[] gradientAt(
            DoubleObjective network, double[] at, double[] direction, double step, DMatrixRMaj x) {
        double[] moved = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            moved[i] = at[i] + step * direction[i];
        }
        ParameterVector.write(network, moved);
        network.gradient(x);
        return ParameterVector.gradients(network);
    }

    private static double[] curvature(DoubleNetwork network, double[] direction, DMatrixRMaj... arguments) {
        List<DMatrixRMaj> directions = new ArrayList<>();
        List<DMatrixRMaj> products = new ArrayList<>();
        int from = 0;
        for (Parameter<DMatrixRMaj> parameter : network.parameters()) {
            DMatrixRMaj part = parameter.value().copy();
            System.arraycopy(direction, from, part.data, 0, part.getNumElements());
            from += part.getNumElements();
            directions.add(part);
            // What stands there before must not matter.
            DMatrixRMaj product = part.copy();
            product.fill(7);
            products.add(product);
        }
        List<Object> all = new ArrayList<>(List.of((Object[]) arguments));
        all.add(directions);
        all.add(products);
        List<Class<?>> types = new ArrayList<>(Collections.nCopies(arguments.length, DMatrixRMaj.class));
        types.addAll(List.of(List.class, List.class));
        try {
            Method method = network.getClass().getDeclaredMethod("hessianVector", types.toArray(Class<?>[]::new));
            method.setAccessible(true);
            method.invoke(network, all.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no hessianVector", e);
        }
        return products.stream()
                .flatMapToDouble(matrix -> Arrays.stream(matrix.data))
                .toArray();
    }

    /** Where the loss does not depend on the prediction every derivative is zero, whatever stood there before. */
    @Test
    void aLossOfTheTargetsAloneHasNoDerivative() throws ReflectiveOperationException {
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .compile(JavaFileObjects.forSourceString("sums.Alone", """
                        package sums;

                        import gradwright.*;

                        @Network(inputs = 4, inputGradient = true, hessianVector = true, trace = true)
                        @Loss(formula = "sum(t^2)")
                        class Alone {
                            @Affine(3) @Activation("tanh") Layer y;
                        }
                        """));
        DoubleLearner network = (DoubleLearner) create(CompiledChains.loader(compilation), "Alone");
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, 2, 3, 4}});
        DMatrixRMaj targets = new DMatrixRMaj(new double[][] {{1, 2, 2}});
        assertEquals(9, network.gradient(x, targets));
        assertArrayEquals(new double[15], ParameterVector.gradients(network));
        assertArrayEquals(new double[4], InputGradient.of(network).data);
        double[] direction = new double[15];
        Arrays.fill(direction, 1);
        assertArrayEquals(new double[15], curvature(network, direction, x, targets));
    }

    /** By hand: dL/dW has the sums of the inputs in each column, dL/db the samples, dL/dx the sums of W's rows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void ofAnAffineMapIsTheSumOfItsInputs(int width) throws ReflectiveOperationException {
        String layers = "@Affine(" + width + ") @Activation(\"identity\") Layer y;";
        DoubleObjective network = (DoubleObjective) create(compiled("ROWS", "", layers), "Sum");
        network.parameters().get(0).value().fill(0.5);
        assertEquals(width * (0.5 * 10), network.gradient(new DMatrixRMaj(new double[][] {{1, 2, 3, 4}})));
        network.gradient(new DMatrixRMaj(new double[][] {{1, 2, 3, 4}, {0.5, -2, 8, 1}}));
        double[] sums = {1.5, 0, 11, 5};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < width; j++) {
                assertEquals(sums[i], network.parameters().get(0).gradient().get(i, j));
            }
        }
        for (double ofBias : network.parameters().get(1).gradient().data) {
            assertEquals(2, ofBias);
        }
        for (double ofInput : InputGradient.of(network).data) {
            assertEquals(0.5 * width, ofInput);
        }
        assertThrows(IllegalArgumentException.class, () -> network.gradient(new DMatrixRMaj(0, 4)));
        assertThrows(
                ArithmeticException.class,
                () -> network.gradient(new DMatrixRMaj(new double[][] {{1, Double.NaN, 3, 4}})));
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
