package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Declarations at random, most of them almost right. Each is compiled, or one of our errors stands on one of its lines;
 * nothing else is ever reported. {@code -Dgradwright.nearMisses=20000}, or the profile {@code nightly}, makes more of them.
 */
class NearMissTest {

    private static final int IN_A_FILE = 20;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("gradwright.nearMisses", 500) / IN_A_FILE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isCompiledOrExplained(int seed) {
        NearMiss nearMiss = new NearMiss(new Random(seed), 0.01 + 0.01 * (seed % 8));
        StringBuilder source = new StringBuilder("package example;\nimport gradwright.*;\n");
        SortedMap<Long, String> firstLines = new TreeMap<>();
        for (int i = 0; i < IN_A_FILE; i++) {
            firstLines.put(source.chars().filter(c -> c == '\n').count() + 1, "N" + i);
            String declaration = nearMiss.declaration("N" + i);
            // Without any annotation it is nobody's business.
            source.append(declaration.contains("@") ? declaration : "@Network(inputs = 1) " + declaration);
        }
        TestCompiler.Result result = TestCompiler.compile(source.toString());
        SortedMap<String, String> explained = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : result.diagnostics()) {
            String message = diagnostic.getMessage(Locale.ENGLISH);
            assertTrue(message.matches("(?s)\\[GW[1-8]\\d\\d].*"), () -> message + "\nin\n" + source);
            String network = firstLines.get(
                    firstLines.headMap(diagnostic.getLineNumber() + 1).lastKey());
            explained.merge(network, message, (one, other) -> one + "\n" + other);
        }
        for (String network : firstLines.values()) {
            String generated = result.generated().getOrDefault("example." + network + "Network", "throw new");
            assertEquals(
                    explained.containsKey(network),
                    generated.contains("throw new"),
                    () -> network + " in\n" + source + "\n" + explained.get(network) + "\n" + generated);
        }
    }
}
