package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.KernelsProvider.Kind;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import gradwright.runtime.kernel.DoubleProducts;
import gradwright.runtime.kernel.FloatProducts;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels are a value; the best of those that services provide are found, and what is wrong with the others is told. */
class KernelsTest {

    private static final String NO_VECTORS = "no vector kernels: no provider of any is on the class path\n";

    @TempDir
    private Path services;

    /** Kernels that only differ in their name. */
    record Named(String name) implements Kernels {
        @Override
        public DoubleProducts productsInDouble() {
            return Kernels.plain().productsInDouble();
        }

        @Override
        public FloatProducts productsInFloat() {
            return Kernels.plain().productsInFloat();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static final class Vectors implements KernelsProvider {
        @Override
        public Kind kind() {
            return Kind.VECTOR;
        }

        @Override
        public Kernels kernels() {
            return new Named("eight lanes");
        }
    }

    public static final class VectorsOfAMissingModule implements KernelsProvider {
        @Override
        public Kind kind() {
            return Kind.VECTOR;
        }

        @Override
        public Kernels kernels() {
            throw new NoClassDefFoundError("jdk/incubator/vector/Vector");
        }
    }

    public static final class Natives implements KernelsProvider {
        @Override
        public Kind kind() {
            return Kind.NATIVE;
        }

        @Override
        public Kernels kernels() {
            return new Named("a library");
        }
    }

    public static final class NativesForOthers implements KernelsProvider {
        @Override
        public Kind kind() {
            return Kind.NATIVE;
        }

        @Override
        public Kernels kernels() {
            throw new UnsupportedOperationException("no library for this system; add that of its classifier");
        }
    }

    public static final class Failing implements KernelsProvider {
        public Failing() {
            throw new IllegalStateException("broken");
        }

        @Override
        public Kind kind() {
            return Kind.VECTOR;
        }

        @Override
        public Kernels kernels() {
            return new Named("never");
        }
    }

    @Test
    void plainOnesAreAValue() {
        assertEquals(Kernels.plain(), Kernels.plain());
        assertEquals("plain Java", Kernels.plain().toString());
        assertEquals("plain Java", Kernels.plain().explanation());
        assertNotSame(Kernels.plain().productsInDouble(), Kernels.plain().productsInDouble());
        assertNotSame(Kernels.plain().productsInFloat(), Kernels.plain().productsInFloat());
    }

    @Test
    void bestArePlainWhereNothingElseIs() throws IOException {
        assertBest(
                "plain Java",
                NO_VECTORS + "no native kernels: no provider of any is on the class path\nchosen: plain Java");
    }

    @Test
    void vectorsComeBeforeNatives() throws IOException {
        assertBest("eight lanes", "chosen: eight lanes, vector kernels", Natives.class, Vectors.class);
    }

    @Test
    void nativesComeBeforePlainOnes() throws IOException {
        assertBest("a library", NO_VECTORS + "chosen: a library, native kernels", Natives.class);
    }

    @Test
    void whatDoesNotRunHereIsPassedOver() throws IOException {
        assertBest("a library", """
                no vector kernels of gradwright.runtime.KernelsTest$VectorsOfAMissingModule: jdk/incubator/vector/Vector
                no native kernels of gradwright.runtime.KernelsTest$NativesForOthers:\
                 no library for this system; add that of its classifier
                chosen: a library, native kernels""", VectorsOfAMissingModule.class, NativesForOthers.class, Natives.class);
    }

    @Test
    void whatCannotBeLoadedIsPassedOver() throws IOException {
        assertBest("eight lanes", """
                a provider cannot be loaded: java.util.ServiceConfigurationError: gradwright.runtime.KernelsProvider:\
                 Provider gradwright.runtime.KernelsTest$Failing could not be instantiated
                chosen: eight lanes, vector kernels""", Failing.class, Vectors.class);
    }

    @Test
    void networksKeepTheirKernels() {
        DoubleIrisNetwork network = DoubleIrisNetwork.create(1);
        assertEquals(Kernels.plain(), network.kernels());
        Kernels own = new Named("own");
        DoubleIrisNetwork other = DoubleIrisNetwork.create(1, own);
        assertSame(own, other.kernels());
        assertSame(own, other.replica().kernels());
        assertSame(own, other.copy().kernels());
    }

    @Test
    void missingKernelsAreAnError() {
        assertEquals(
                "Iris: create expects kernels, such as Kernels.plain(), but they are null",
                assertThrows(NullPointerException.class, () -> DoubleIrisNetwork.create(1, null))
                        .getMessage());
    }

    private void assertBest(String name, String explanation, Class<?>... providers) throws IOException {
        Path list = services.resolve("META-INF/services").resolve(KernelsProvider.class.getName());
        Files.createDirectories(list.getParent());
        Files.writeString(list, Stream.of(providers).map(Class::getName).collect(Collectors.joining("\n")));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {services.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Kernels best = Kernels.best();
            assertEquals(name, best.toString());
            assertEquals(explanation, best.explanation());
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
