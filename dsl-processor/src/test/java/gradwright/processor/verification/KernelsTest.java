package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.Kernels;
import gradwright.runtime.Parameter;
import gradwright.runtime.generated.DoubleNetwork;
import gradwright.runtime.generated.FloatClassifier;
import gradwright.runtime.kernel.DoubleProducts;
import gradwright.runtime.kernel.FloatProducts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Generated networks compute their large products by the kernels they are created with, and small ones themselves. */
final class KernelsTest {

    private static final String SOURCE = """
            package kernels;

            import gradwright.*;

            @Network(inputs = 20, precision = Precision.%s)
            @Loss("softmax-cross-entropy")
            class %s {
                @Affine(%d) @Activation("tanh") Layer hidden;
                @Affine(4) Layer result;
            }
            """;

    private static final ClassLoader LOADER = loader();

    /** Kernels that write down the shapes of the products they compute, as three plain loops. */
    private static final class Recording implements Kernels {

        private final List<String> calls = new ArrayList<>();

        @Override
        public DoubleProducts productsInDouble() {
            return (rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, result) -> {
                calls.add(rows + " x " + columns + " over " + depth);
                for (int r = 0; r < rows; r++) {
                    for (int c = 0; c < columns; c++) {
                        for (int k = 0; k < depth; k++) {
                            result[r * columns + c] = Math.fma(
                                    left[r * leftRow + k * leftTerm],
                                    right[k * rightTerm + c * rightColumn],
                                    result[r * columns + c]);
                        }
                    }
                }
            };
        }

        @Override
        public FloatProducts productsInFloat() {
            return (rows, columns, depth, left, leftRow, leftTerm, right, rightTerm, rightColumn, result) -> {
                calls.add(rows + " x " + columns + " over " + depth);
                for (int r = 0; r < rows; r++) {
                    for (int c = 0; c < columns; c++) {
                        for (int k = 0; k < depth; k++) {
                            result[r * columns + c] = Math.fma(
                                    left[r * leftRow + k * leftTerm],
                                    right[k * rightTerm + c * rightColumn],
                                    result[r * columns + c]);
                        }
                    }
                }
            };
        }

        @Override
        public String toString() {
            return "recording";
        }
    }

    /** Kernels that have forgotten one precision. */
    private record InFloatAlone() implements Kernels {

        @Override
        @SuppressWarnings("NullAway")
        public DoubleProducts productsInDouble() {
            return null;
        }

        @Override
        public FloatProducts productsInFloat() {
            return Kernels.plain().productsInFloat();
        }
    }

    @Test
    void largeProductsAreComputedByTheGivenKernels() {
        Recording kernels = new Recording();
        DoubleNetwork network = (DoubleNetwork) create("Large", kernels);
        DoubleNetwork plain = (DoubleNetwork) create("Large");
        assertEquals(Kernels.plain(), plain.kernels());
        DMatrixRMaj x = numbers(3);
        assertArrayEquals(plain.predict(x).data, network.predict(x).data);
        assertEquals(List.of("3 x 30 over 20"), kernels.calls.subList(0, 1));
        assertSame(kernels, network.kernels());
    }

    @Test
    void gradientsHaveTheSameBitsInSinglePrecision() {
        Recording kernels = new Recording();
        FloatClassifier network = (FloatClassifier) create("LargeInFloat", kernels);
        FloatClassifier plain = (FloatClassifier) create("LargeInFloat");
        FMatrixRMaj x = new FMatrixRMaj(3, 20);
        DMatrixRMaj numbers = numbers(3);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) numbers.data[i];
        }
        int[] labels = {2, 0, 3};
        assertEquals(plain.gradient(x, labels), network.gradient(x, labels));
        for (int i = 0; i < plain.parameters().size(); i++) {
            Parameter<FMatrixRMaj> expected = plain.parameters().get(i);
            assertArrayEquals(
                    expected.gradient().data, network.parameters().get(i).gradient().data, expected.name());
        }
        assertTrue(kernels.calls.contains("20 x 30 over 3"), kernels.calls::toString);
    }

    @Test
    void replicasAndCopiesKeepThem() {
        Recording kernels = new Recording();
        DoubleNetwork network = (DoubleNetwork) create("Large", kernels);
        for (DoubleNetwork other : List.of(network.replica(), network.copy())) {
            assertSame(kernels, other.kernels());
            kernels.calls.clear();
            other.predict(numbers(1));
            assertEquals("1 x 30 over 20", kernels.calls.get(0));
        }
    }

    @Test
    void smallNetworksCallNone() {
        Recording kernels = new Recording();
        DoubleNetwork network = (DoubleNetwork) create("Small", kernels);
        network.predict(numbers(3));
        assertSame(kernels, network.kernels());
        assertEquals(List.of(), kernels.calls);
    }

    @Test
    void whatIsMissingIsSaid() {
        assertEquals(
                "Small: create expects kernels, such as Kernels.plain(), but they are null",
                assertThrows(NullPointerException.class, () -> create("Small", null))
                        .getMessage());
        assertEquals(
                "Large: the kernels InFloatAlone[] give no double products",
                assertThrows(IllegalStateException.class, () -> create("Large", new InFloatAlone()))
                        .getMessage());
    }

    private static ClassLoader loader() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .compile(
                        declaration("Large", "DOUBLE", 30),
                        declaration("LargeInFloat", "FLOAT", 30),
                        declaration("Small", "DOUBLE", 3));
        return CompiledChains.loader(compilation);
    }

    private static JavaFileObject declaration(String name, String precision, int hidden) {
        return JavaFileObjects.forSourceString("kernels." + name, SOURCE.formatted(precision, name, hidden));
    }

    private static Object create(String name) {
        return invoke(name, new Class<?>[] {long.class}, 1L);
    }

    private static Object create(String name, Kernels kernels) {
        return invoke(name, new Class<?>[] {long.class, Kernels.class}, 1L, kernels);
    }

    private static Object invoke(String name, Class<?>[] types, Object... arguments) {
        try {
            Method create =
                    Class.forName("kernels." + name + "Network", true, LOADER).getDeclaredMethod("create", types);
            create.setAccessible(true);
            return create.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot create " + name, e);
        }
    }

    private static DMatrixRMaj numbers(int samples) {
        DMatrixRMaj x = new DMatrixRMaj(samples, 20);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (i * 7919 % 1009 - 504) / 512.0;
        }
        return x;
    }
}
