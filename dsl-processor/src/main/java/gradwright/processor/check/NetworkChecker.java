package gradwright.processor.check;

import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.interpret.Bounded;
import gradwright.processor.interpret.DoubleArithmetic;
import gradwright.processor.interpret.ErrorBoundArithmetic;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Follows one network through the phases: every result has to keep its value but for rounding, and the gradients have to
 * agree with differences of the loss. It remembers the first failure and then looks no further.
 */
public final class NetworkChecker {

    /** How often numbers are drawn until all results are finite; from the middle on all of them are positive. */
    private static final int TRIES = 40;

    /**
     * What is wrong.
     *
     * @param what in words that follow the network's name
     * @param facts what it follows from
     */
    public record Failure(String what, List<String> facts) {
        public Failure {
            facts = List.copyOf(facts);
        }
    }

    /** A result, whichever value stands for it after a phase. */
    private record Result(Graph.Kind program, Role role, String name) {
        @Override
        public String toString() {
            return role == Role.GRADIENT ? "the derivative by `" + name + "`" : "`" + name + "`";
        }
    }

    private final Sizes sizes;
    private final RandomGenerator random;
    private final Map<Result, List<Bounded>> results = new HashMap<>();
    private Optional<Assignment> at = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private CheckReport report = CheckReport.EMPTY;

    /** A checker of a network with axes of these lengths. */
    public NetworkChecker(Sizes sizes, RandomGenerator random) {
        this.sizes = sizes;
        this.random = random;
    }

    /** The first failure. */
    public Optional<Failure> failure() {
        return failure;
    }

    /** What was compared with differences. */
    public CheckReport report() {
        return report;
    }

    /** Looks at the graph after a phase. */
    public void see(String phase, Graph graph) {
        if (failure.isEmpty() && at.isEmpty()) {
            at = drawn(graph);
            failure = at.isPresent() ? Optional.empty() : Optional.of(nowhereFinite());
        }
        // The samples' weights join with the gradients.
        at = at.map(numbers -> numbers.completed(graph.roots(), random));
        if (failure.isEmpty()) {
            failure = changed(phase, graph, at.orElseThrow());
        }
        for (Program program : graph.programs()) {
            if (failure.isEmpty() && program.kind().task() == Task.GRADIENT) {
                failure = wrong(phase, program, at.orElseThrow());
            }
        }
    }

    private Optional<Assignment> drawn(Graph graph) {
        for (int i = 0; i < TRIES; i++) {
            double low = i < TRIES / 2 ? -1 : 0.1;
            Assignment drawn = Assignment.random(graph.roots(), sizes, low, 1, random);
            var interpreter = drawn.interpreter(new DoubleArithmetic());
            if (graph.roots().stream()
                    .allMatch(root -> Arrays.stream(interpreter.doubles(root)).allMatch(Double::isFinite))) {
                return Optional.of(drawn);
            }
        }
        return Optional.empty();
    }

    private static Failure nowhereFinite() {
        return new Failure(
                "cannot be checked: its loss or output is not finite at any of " + TRIES + " random points", List.of());
    }

    /** Whether a result is not what it was after earlier phases; a new one is remembered. */
    private Optional<Failure> changed(String phase, Graph graph, Assignment here) {
        var interpreter = here.interpreter(new ErrorBoundArithmetic(Precision.DOUBLE));
        for (Program program : graph.programs()) {
            for (Root root : program.roots()) {
                Result result = new Result(program.kind(), root.role(), root.name());
                List<Bounded> now = interpreter.evaluate(root.value()).entries();
                List<Bounded> before = results.computeIfAbsent(result, key -> now);
                for (int i = 0; i < now.size(); i++) {
                    if (!now.get(i).overlaps(before.get(i))) {
                        return Optional.of(new Failure(
                                "failed its check: the phase " + phase + " changes " + result,
                                List.of(
                                        "before  " + before.get(i).value(),
                                        "after   " + now.get(i).value())));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> wrong(String phase, Program program, Assignment here) {
        Value loss = LossOfBatch.of(program);
        Map<Value, Value> gradients = new LinkedHashMap<>();
        // The derivative by the input too, whether or not the program gives it.
        Differentiator.cotangents(loss, NetworkChecker::isReal).forEach((value, derivative) -> {
            if (isReal(value)) {
                gradients.put(value, derivative);
            }
        });
        for (Root root : program.roots()) {
            gradients.replaceAll((source, derivative) -> isOf(source, root) ? root.value() : derivative);
        }
        CheckReport found = GradientChecker.check(loss, gradients, here, random);
        report = report.and(found);
        return found.findings().stream().findFirst().map(finding -> {
            String rule = RuleChecker.wrongRule(loss, here, random)
                    .map(name -> "the derivative of `" + name + "` is wrong")
                    .orElse("its gradient is wrong after the phase " + phase);
            return new Failure("failed its check: " + rule, List.of(finding.toString()));
        });
    }

    /** Whether a result is the derivative by a source. */
    private static boolean isOf(Value value, Root root) {
        Source source = (Source) value.operation();
        return root.role() == Role.GRADIENT
                ? source.name().equals(root.name())
                : root.role() == Role.INPUT_GRADIENT && source.kind() == Source.Kind.INPUT;
    }

    private static boolean isReal(Value value) {
        return value.operation() instanceof Source && value.type() == ElementType.REAL;
    }
}
