package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.DoubleNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Networks compiled from their declarations, all in one call of javac, in memory. */
final class CompiledChains {

    private static final Pattern UNBREAKABLE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\{@link [^}]*}|\\S{60,}");

    private final ClassLoader loader;
    private final SortedMap<String, String> generatedSources;

    private CompiledChains(ClassLoader loader, SortedMap<String, String> generatedSources) {
        this.loader = loader;
        this.generatedSources = generatedSources;
    }

    /** Compiles these declarations in this order; a warning in a generated class fails as an error does. */
    static CompiledChains of(Collection<Chain> chains) {
        List<JavaFileObject> declarations = chains.stream()
                .map(chain -> JavaFileObjects.forSourceString(Chain.PACKAGE + "." + chain.name(), chain.source()))
                .toList();
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(declarations);
        assertSaysNothingButLints(compilation);
        SortedMap<String, String> sources = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.SOURCE) {
                sources.put(qualifiedName(file), text(file));
            }
        }
        return new CompiledChains(loader(compilation), sources);
    }

    /** The classes of a compilation, whose generated sources have to fit a page. */
    static ClassLoader loader(Compilation compilation) {
        assertEveryLineFitsAPage(compilation);
        Map<String, byte[]> classes = new HashMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                classes.put(qualifiedName(file), bytes(file));
            }
        }
        return new InMemoryClassLoader(classes);
    }

    DoubleLearner create(Chain chain, long seed) {
        return create(chain, seed, DoubleLearner.class);
    }

    /** A network that may be for prediction only. */
    DoubleNetwork createPredictor(Chain chain, long seed) {
        return create(chain, seed, DoubleNetwork.class);
    }

    <N> N create(Chain chain, long seed, Class<N> type) {
        try {
            Method create = Class.forName(Chain.PACKAGE + "." + chain.name() + "Network", true, loader)
                    .getDeclaredMethod("create", long.class);
            create.setAccessible(true);
            return type.cast(create.invoke(null, seed));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot create the network of\n" + chain.source(), e);
        }
    }

    /** The generated sources by qualified class name. */
    SortedMap<String, String> generatedSources() {
        return generatedSources;
    }

    private static String qualifiedName(JavaFileObject file) {
        String path = file.toUri().getPath();
        String name = path.substring(path.indexOf("_OUTPUT/") + "_OUTPUT/".length(), path.lastIndexOf('.'));
        return name.replace('/', '.');
    }

    private static byte[] bytes(JavaFileObject file) {
        try (var in = file.openInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JavaFileObject file) {
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Defines classes from their bytes. */
    private static final class InMemoryClassLoader extends ClassLoader {
        private final Map<String, byte[]> classes;

        InMemoryClassLoader(Map<String, byte[]> classes) {
            super(CompiledChains.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** What strings, links and brackets within brackets take does not count: they cannot be broken. */
    private static void assertEveryLineFitsAPage(Compilation compilation) {
        assertEquals(
                List.of(),
                compilation.generatedFiles().stream()
                        .filter(file -> file.getKind() == JavaFileObject.Kind.SOURCE)
                        .flatMap(file -> text(file).lines())
                        .filter(line -> UNBREAKABLE.matcher(line).replaceAll("").length() > 120)
                        .toList());
    }

    /** Networks at random can be well defined and hardly meant. */
    static void assertSaysNothingButLints(Compilation compilation) {
        assertEquals(
                List.of(),
                compilation.diagnostics().stream()
                        .filter(said -> said.getKind() != Diagnostic.Kind.NOTE
                                || !said.getMessage(Locale.ENGLISH).startsWith("[GW6"))
                        .toList());
    }
}
