package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ReshapeMatrix;

/** Functions compiled from the methods of one interface, in memory, and called by name. */
final class CompiledFunctions {

    private final ClassLoader loader;
    private final String source;
    private final List<byte[]> classFiles;

    private CompiledFunctions(ClassLoader loader, String source, List<byte[]> classFiles) {
        this.classFiles = List.copyOf(classFiles);
        this.loader = loader;
        this.source = source;
    }

    /** Compiles an interface with these methods; a warning in the generated class fails as an error does. */
    static CompiledFunctions of(String... methods) {
        String declaration = "package functions;\n\nimport gradwright.*;\nimport org.ejml.data.*;\n\n"
                + "@Formulas\ninterface Sheet {\n" + String.join("\n", methods) + "\n}\n";
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(JavaFileObjects.forSourceString("functions.Sheet", declaration));
        assertEquals(List.of(), compilation.diagnostics());
        String source = compilation.generatedFiles().stream()
                .filter(file -> file.getKind() == JavaFileObject.Kind.SOURCE)
                .map(CompiledFunctions::text)
                .findFirst()
                .orElseThrow();
        List<byte[]> classFiles = compilation.generatedFiles().stream()
                .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                .map(CompiledFunctions::bytes)
                .toList();
        return new CompiledFunctions(CompiledChains.loader(compilation), source, classFiles);
    }

    private static String text(JavaFileObject file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JavaFileObject file) {
        try (var in = file.openInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes of the functions, as javac wrote them. */
    List<byte[]> classFiles() {
        return classFiles;
    }

    /** The generated class. */
    String source() {
        return source;
    }

    /** The entries of a result, row by row. */
    static double[] entries(Object result) {
        return result instanceof DMatrixRMaj matrix
                ? Arrays.copyOf(matrix.data, matrix.getNumElements())
                : new double[] {(Double) result};
    }

    /** A function, by the name of its class. */
    Function function(String name) {
        try {
            Constructor<?> constructor = Class.forName("functions.SheetFormulas$" + name, true, loader)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return new Function(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot create " + name + " of\n" + source, e);
        }
    }

    /** An object of a generated class. */
    record Function(Object object) {

        /** Calls a method that takes such arguments; what it throws is thrown. */
        Object call(String name, Object... arguments) {
            Method method = Stream.of(object.getClass().getDeclaredMethods(), superMethods())
                    .flatMap(Arrays::stream)
                    .filter(candidate -> candidate.getName().equals(name)
                            && !candidate.isSynthetic()
                            && takes(candidate.getParameterTypes(), arguments))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no method " + name + " for " + Arrays.toString(arguments)));
            method.setAccessible(true);
            try {
                return method.invoke(object, arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException thrown) {
                    throw thrown;
                }
                throw new AssertionError(e.getCause());
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        private Method[] superMethods() {
            return object.getClass().getMethods();
        }

        private static boolean takes(Class<?>[] types, Object... arguments) {
            if (types.length != arguments.length) {
                return false;
            }
            for (int i = 0; i < types.length; i++) {
                boolean fits = types[i] == double.class
                        ? arguments[i] instanceof Double
                        : types[i] == int.class
                                ? arguments[i] instanceof Integer
                                : arguments[i] == null || types[i].isInstance(arguments[i]);
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        double number(String name, Object... arguments) {
            return (Double) call(name, arguments);
        }

        ReshapeMatrix matrix(String name, Object... arguments) {
            return (ReshapeMatrix) call(name, arguments);
        }
    }
}
