package gradwright.processor.emit;

import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.Reads;
import gradwright.processor.kernel.Schedule.Routine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a routine into a method: its kernels one after the other, each under the formula that it computes. */
final class RoutineLowering {

    private final Storage storage;
    private final Reads reads;

    RoutineLowering(Storage storage, Reads reads) {
        this.storage = storage;
        this.reads = reads;
    }

    Method method(Routine routine) {
        Names scope = storage.locals();
        List<Statement> statements = new ArrayList<>();
        for (Kernel kernel : routine.kernels()) {
            if (routine.kernels().size() > 1) {
                equations(kernel).forEach(equation -> statements.add(new Statement.Comment(equation)));
            }
            List<Statement> lowered = lower(kernel, scope.inner());
            for (Statement statement : lowered) {
                if (statement instanceof Statement.Let let) {
                    scope.fresh(let.name());
                }
            }
            statements.addAll(lowered);
        }
        boolean returnsLoss = routine.kernels().stream()
                .flatMap(kernel -> kernel.values().stream())
                .anyMatch(RoutineLowering::isLoss);
        return new Method(name(routine, returnsLoss), parameters(routine), returnsLoss, summary(routine), statements);
    }

    private List<Statement> lower(Kernel kernel, Names locals) {
        if (kernel instanceof Kernel.Product product) {
            return new ProductLowering(storage, reads, locals, product).statements();
        }
        if (kernel instanceof Kernel.Rows rows) {
            return new RowsLowering(storage, reads, locals, rows).statements();
        }
        return kernel instanceof Kernel.Sums sums
                ? SumsLowering.sum(storage, locals, sums.sum())
                : SumsLowering.constant(storage, ((Kernel.Constants) kernel).value());
    }

    /** The arrays that the routine touches and that are no fields, in the order of the programs' own arguments. */
    private List<Method.Parameter> parameters(Routine routine) {
        Set<Value> touched = new LinkedHashSet<>();
        for (Kernel kernel : routine.kernels()) {
            for (Value value : kernel.values()) {
                touched.addAll(reads.of(value));
                touched.add(value);
            }
        }
        Map<String, Method.Parameter> parameters = new LinkedHashMap<>();
        touched.stream()
                .filter(storage::isArgument)
                .sorted(Comparator.comparingInt(storage::rank))
                .forEach(value -> parameters.put(
                        storage.array(value),
                        new Method.Parameter(storage.array(value), value.type() == ElementType.INTEGER)));
        return List.copyOf(parameters.values());
    }

    private static String name(Routine routine, boolean returnsLoss) {
        return switch (routine.stage()) {
            case FORWARD -> "forward" + Storage.capital(routine.layer());
            case LOSS -> writesDerivative(routine) ? "backwardLoss" : returnsLoss ? "lossOf" : "forwardLoss";
            case BACKWARD -> "backward" + Storage.capital(routine.layer());
        };
    }

    private static boolean writesDerivative(Routine routine) {
        return routine.kernels().stream()
                .flatMap(kernel -> kernel.values().stream())
                .anyMatch(value -> value.origin() instanceof Origin.Cotangent);
    }

    private static String summary(Routine routine) {
        List<String> equations = routine.kernels().stream()
                .flatMap(kernel -> equations(kernel).stream())
                .toList();
        if (routine.kernels().size() == 1) {
            return String.join("\n", equations);
        }
        return switch (routine.stage()) {
            case FORWARD -> "Forward through " + routine.layer() + ".";
            case LOSS -> "The loss and what it needs.";
            case BACKWARD ->
                "Backward through " + routine.layer() + ", with delta = d loss / d " + routine.layer() + ".";
        };
    }

    /** What the kernel computes for later: its results with a name, and their shapes. */
    private static List<String> equations(Kernel kernel) {
        List<Value> values = kernel.values();
        List<String> equations = new ArrayList<>();
        for (Value value : values) {
            boolean isLast = value == values.get(values.size() - 1);
            if (!(value.origin() instanceof Origin.Intermediate) || (isLast && equations.isEmpty())) {
                equations.add(Formulas.equation(value));
            }
        }
        return equations;
    }

    private static boolean isLoss(Value value) {
        return value.origin() instanceof Origin.Declared declared && declared.part() == Origin.Part.LOSS;
    }
}
