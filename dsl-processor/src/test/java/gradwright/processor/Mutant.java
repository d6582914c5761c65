package gradwright.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/**
 * The processor with one mistake planted in its source: a file of it is compiled anew, and all its classes are loaded
 * once more around that file's.
 *
 * @param file the file, from the package of the processor on
 * @param right what stands there once
 * @param wrong what stands there instead
 */
record Mutant(String file, String right, String wrong) {

    private static final String PACKAGE = "gradwright.processor.";

    /** A processor with the mistake. */
    Processor processor() {
        try {
            Constructor<?> constructor = new Mutated(classes(), getClass().getClassLoader())
                    .loadClass(GradwrightProcessor.class.getName())
                    .getConstructor();
            return (Processor) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot load " + this, e);
        }
    }

    private Map<String, byte[]> classes() {
        String source = read(Path.of("src/main/java/gradwright/processor", file));
        if (source.indexOf(right) < 0 || source.indexOf(right) != source.lastIndexOf(right)) {
            throw new IllegalArgumentException("not once in " + file + ": " + right);
        }
        String name =
                PACKAGE + file.substring(0, file.length() - ".java".length()).replace('/', '.');
        Compilation compilation = Compiler.javac()
                .withOptions("-proc:none", "-nowarn")
                .compile(JavaFileObjects.forSourceString(name, source.replace(right, wrong)));
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new IllegalArgumentException(this + " does not compile: " + compilation.errors());
        }
        Map<String, byte[]> classes = new HashMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String path = file.toUri().getPath();
                String type = path.substring(path.indexOf("gradwright/"), path.length() - ".class".length());
                classes.put(type.replace('/', '.'), bytes(file));
            }
        }
        return classes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the processor's classes itself, some of them from other bytes. */
    private static final class Mutated extends ClassLoader {

        private final Map<String, byte[]> instead;

        Mutated(Map<String, byte[]> instead, ClassLoader parent) {
            super(parent);
            this.instead = instead;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            byte[] bytes = instead.get(name);
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] defined = bytes == null ? in.readAllBytes() : bytes;
                return defineClass(name, defined, 0, defined.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
