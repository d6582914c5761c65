package gradwright.processor.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs of a network over shared values.
 *
 * @param programs what the generated class can compute, each with its results
 * @param named the values the declaration names, whether or not a program needs them: they lend their names
 */
public record Graph(List<Program> programs, List<Value> named) {

    public Graph {
        programs = List.copyOf(programs);
        named = List.copyOf(named);
    }

    /** One entry point of the generated class. */
    public record Program(Kind kind, List<Root> roots) {
        public Program {
            roots = List.copyOf(roots);
        }
    }

    /** What an entry point computes, and what it compares the network's output with. */
    public record Kind(Task task, Targets targets) {}

    /** What a program computes. */
    public enum Task {
        PREDICT,
        LOSS,
        GRADIENT,
        /** The derivative of the gradient along a direction in the space of the parameters. */
        HESSIAN_VECTOR,
        /** Everything on the way of a gradient, value by value. */
        TRACE,
        /** The derivatives by all parameters for a cotangent of the output. */
        VJP,
        /** The derivative of the output along tangents of all parameters. */
        JVP
    }

    /** What a program is given beside the input. */
    public enum Targets {
        NONE,
        /** A number for every output. */
        DENSE,
        /** A class label a sample. */
        LABELS
    }

    /** A result of a program. */
    public record Root(Role role, String name, Value value) {}

    /** What becomes of a result. */
    public enum Role {
        /** Written to the caller's matrix. */
        OUTPUT,
        /** What each sample adds to the loss: written to an array of the caller's. */
        LOSS,
        /** Added to the gradient of the parameter {@code name}. */
        GRADIENT,
        /** Kept for the caller until the next gradient. */
        INPUT_GRADIENT,
        /** Written to the result's matrix for the parameter {@code name}. */
        PRODUCT,
        /** Recorded in the trace as the value {@code name}. */
        TRACED_VALUE,
        /** Recorded in the trace as the gradient by {@code name}. */
        TRACED_GRADIENT,
        /** Stands in the derivation as the value {@code name}. */
        SHOWN_VALUE,
        /** Stands in the derivation as the gradient by {@code name}. */
        SHOWN_GRADIENT;

        /** Whether the result is only looked at: no other value is computed in another way because of it. */
        public boolean isTraced() {
            return this == TRACED_VALUE || this == TRACED_GRADIENT;
        }
    }

    /** All results. */
    public List<Value> roots() {
        return allRoots().map(Root::value).toList();
    }

    /** The results that are not only looked at. */
    public List<Value> untracedRoots() {
        return allRoots()
                .filter(root -> !root.role().isTraced())
                .map(Root::value)
                .toList();
    }

    private Stream<Root> allRoots() {
        return programs.stream().flatMap(program -> program.roots().stream());
    }

    /** The program of that kind. */
    public Program program(Kind kind) {
        return programs.stream()
                .filter(program -> program.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no program " + kind));
    }

    /** The same graph without the programs of other tasks. */
    public Graph only(Set<Task> tasks) {
        return new Graph(
                programs.stream()
                        .filter(program -> tasks.contains(program.kind().task()))
                        .toList(),
                named);
    }

    /** The values that become {@code role}. */
    public Set<Value> results(Role role) {
        return programs.stream()
                .flatMap(program -> program.roots().stream())
                .filter(root -> root.role() == role)
                .map(Root::value)
                .collect(Collectors.toSet());
    }

    /** Everything that prediction needs. */
    public Set<Value> predicted() {
        return new LinkedHashSet<>(reachable(programs.stream()
                .filter(program -> program.kind().task() == Task.PREDICT)
                .flatMap(program -> program.roots().stream())
                .map(Root::value)
                .toList()));
    }

    /** Everything the given values are computed from, and they themselves, operands first. */
    public static List<Value> reachable(Iterable<Value> from) {
        Set<Value> visited = new LinkedHashSet<>();
        from.forEach(value -> visit(value, visited));
        return List.copyOf(visited);
    }

    private static void visit(Value value, Set<Value> visited) {
        if (!visited.contains(value)) {
            value.operands().forEach(operand -> visit(operand, visited));
            visited.add(value);
        }
    }
}
