package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The text of generated classes: the same bytes every time, and nothing in it whose bits depend on the JVM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GeneratedSourceTest {

    /** Methods of {@link Math} that are exactly defined. */
    private static final Set<String> EXACT = Set.of("abs", "max", "min", "signum", "sqrt");

    private static final Pattern MATH = Pattern.compile("\\bMath\\s*\\.\\s*(\\w+)");

    private static final Pattern COMMENT_OR_STRING =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

    private final List<Chain> chains = RandomData.chains(60);
    private final Map<String, String> sources = CompiledChains.of(chains).generatedSources();

    @Test
    void eachDeclarationGivesOneClass() {
        Set<String> expected = chains.stream()
                .map(chain -> Chain.PACKAGE + "." + chain.name() + "Network")
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, sources.keySet());
    }

    @Test
    void theOrderOfClassesChangesNothing() {
        List<Chain> shuffled = new ArrayList<>(chains);
        Collections.shuffle(shuffled, new Random(1));
        assertEquals(sources, CompiledChains.of(shuffled).generatedSources());
    }

    @Test
    void theCompanyOfOtherClassesChangesNothing() {
        for (Chain chain : chains.subList(0, 5)) {
            String name = Chain.PACKAGE + "." + chain.name() + "Network";
            assertEquals(
                    Map.of(name, sources.get(name)),
                    CompiledChains.of(List.of(chain)).generatedSources());
        }
    }

    @Test
    void mathIsOnlyCalledWhereItIsExact() {
        Set<String> called = sources.values().stream()
                .map(source -> COMMENT_OR_STRING.matcher(source).replaceAll(" "))
                .flatMap(code -> MATH.matcher(code).results())
                .map((MatchResult call) -> call.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        called.removeAll(EXACT);
        assertEquals(Set.of(), called);
    }
}
