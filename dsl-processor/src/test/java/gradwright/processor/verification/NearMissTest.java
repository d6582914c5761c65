package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.TestCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Declarations at random, most of them almost right, with formulas and claims. Each is compiled, without a warning in its
 * generated class, to what passes its gradient check; or one of our errors stands on one of its lines, and nothing else is
 * ever reported. {@code -Dgradwright.nearMisses=20000}, or the profile {@code nightly}, makes more of them;
 * {@code -Dgradwright.nearMisses.from=1000} begins at another seed.
 */
class NearMissTest {

    private static final int IN_A_FILE = 20;

    static IntStream seeds() {
        int from = Integer.getInteger("gradwright.nearMisses.from", 0);
        return IntStream.range(from, from + Integer.getInteger("gradwright.nearMisses", 500) / IN_A_FILE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void networksAreCompiledOrExplained(int seed) {
        NearMiss nearMiss = new NearMiss(new Random(seed), 0.01 + 0.01 * (seed % 8));
        List<String> good = good("Network", name -> {
            String declaration = nearMiss.declaration(name);
            // Without any annotation it is nobody's business.
            return declaration.contains("@") ? declaration : "@Network(inputs = 1) " + declaration;
        });
        RunDeclarations.of(good).checkNetworks(seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void functionsAreCompiledOrExplained(int seed) {
        NearMiss nearMiss = new NearMiss(new Random(~seed), 0.02);
        List<String> good = good("Formulas", name -> {
            String declaration = nearMiss.functions(name);
            return declaration.contains("@") ? declaration : "@Formulas " + declaration;
        });
        RunDeclarations.of(good).checkFunctions(seed);
    }

    /** Compiles declarations all in one file, and returns those that are not in error; they allow what they are warned of. */
    private static List<String> good(String suffix, Function<String, String> declarations) {
        StringBuilder source = new StringBuilder(RunDeclarations.START);
        SortedMap<Long, String> firstLines = new TreeMap<>();
        SortedMap<String, String> written = new TreeMap<>();
        for (int i = 0; i < IN_A_FILE; i++) {
            String name = "N" + i;
            firstLines.put(source.chars().filter(c -> c == '\n').count() + 1, name);
            written.put(name, declarations.apply(name));
            source.append(written.get(name));
        }
        TestCompiler.Result result = TestCompiler.compile(source.toString());
        SortedMap<String, String> explained = new TreeMap<>();
        SortedMap<String, SortedSet<String>> warned = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : result.diagnostics()) {
            String message = diagnostic.getMessage(Locale.ENGLISH);
            assertTrue(message.matches("(?s)\\[GW[1-8]\\d\\d].*"), () -> message + "\nin\n" + source);
            String name = firstLines.get(
                    firstLines.headMap(diagnostic.getLineNumber() + 1).lastKey());
            if (diagnostic.getKind() == Diagnostic.Kind.NOTE) {
                warned.computeIfAbsent(name, n -> new TreeSet<>()).add("\"" + message.substring(1, 6) + "\"");
            } else {
                explained.merge(name, message, (one, other) -> one + "\n" + other);
            }
        }
        List<String> good = new ArrayList<>();
        for (String name : firstLines.values()) {
            String generated = result.generated().getOrDefault("example." + name + suffix, "Stands in for");
            assertEquals(
                    explained.containsKey(name),
                    generated.contains("Stands in for"),
                    () -> name + " in\n" + source + "\n" + explained.get(name) + "\n" + generated);
            if (!explained.containsKey(name)) {
                String codes = String.join(", ", warned.getOrDefault(name, new TreeSet<>()));
                String allowing = "@Network(" + (codes.isEmpty() ? "" : "allow = {" + codes + "}, ");
                good.add(written.get(name).replace("@Network(", allowing));
            }
        }
        return good;
    }
}
