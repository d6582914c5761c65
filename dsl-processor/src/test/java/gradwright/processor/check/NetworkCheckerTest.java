package gradwright.processor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.NetworkCompiler;
import gradwright.processor.TestNetwork;
import gradwright.processor.build.SmallNetwork;
import gradwright.processor.check.NetworkChecker.Failure;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Rewriter;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Value;
import gradwright.processor.op.MapOperation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkCheckerTest {

    static IntStream seeds() {
        return IntStream.range(35, 55);
    }

    private static NetworkChecker checker() {
        return new NetworkChecker(Sizes.ofBatch(3), new SplittableRandom(1));
    }

    /** Every gradient program is checked after each of three phases. */
    @ParameterizedTest
    @MethodSource("seeds")
    void networksPass(int seed) {
        TestNetwork network = TestNetwork.random(new Random(seed));
        NetworkDeclaration small = SmallNetwork.of(network.declaration()).declaration();
        NetworkChecker checker = checker();
        new NetworkCompiler(checker::see).compile(small);
        assertEquals(Optional.empty(), checker.failure(), network.toString());
        assertTrue(checker.report().smooth() > 0);
        assertEquals(0, checker.report().loose(), network.toString());
    }

    /** A phase that adds a thousandth to the results of one role. */
    private static Graph spoilt(Graph graph, Role role) {
        List<Value> wrong = graph.programs().stream()
                .flatMap(program -> program.roots().stream())
                .filter(root -> root.role() == role)
                .map(Root::value)
                .toList();
        return Rewriter.rewrite(graph, (old, copy, values) -> {
            Value kept = Rewriter.keep(old, copy, values);
            Expr more = Algebra.sum(List.of(new Leaf(kept), Algebra.constant(Rational.of(0.001))));
            return wrong.contains(old) ? values.of(new MapOperation(more), old.axes(), old.origin()) : kept;
        });
    }

    private static Failure failure(Role role, String atPhase) {
        NetworkChecker checker = checker();
        new NetworkCompiler((phase, graph) -> checker.see(phase, phase.equals(atPhase) ? spoilt(graph, role) : graph))
                .compile(trained());
        return checker.failure().orElseThrow();
    }

    /** The first random network that has parameters and passes. */
    private static NetworkDeclaration trained() {
        return IntStream.iterate(35, seed -> seed + 1)
                .mapToObj(seed -> SmallNetwork.of(
                                TestNetwork.random(new Random(seed)).declaration())
                        .declaration())
                .filter(network -> {
                    NetworkChecker checker = checker();
                    new NetworkCompiler(checker::see).compile(network);
                    boolean hasParameters = network.layers().stream()
                            .anyMatch(layer -> layer.affine().isPresent());
                    return hasParameters && checker.failure().isEmpty();
                })
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPhaseThatChangesAResultIsNamed() {
        Failure failure = failure(Role.OUTPUT, "canonicalise");
        assertTrue(failure.what().startsWith("failed its check: the phase canonicalise changes `"), failure.what());
        assertTrue(failure(Role.GRADIENT, "choose").what().contains("the phase choose changes the derivative by `"));
    }

    @Test
    void aWrongGradientIsFound() {
        Failure failure = failure(Role.GRADIENT, "differentiate");
        assertEquals("failed its check: its gradient is wrong after the phase differentiate", failure.what());
        assertTrue(failure.facts().get(0).startsWith("along "), failure.facts().toString());
    }
}
