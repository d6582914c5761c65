package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.CostModel;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.Reads;
import gradwright.processor.kernel.Schedule.Routine;
import gradwright.processor.op.Contract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a routine into a method: its kernels one after the other, each under the formula that it computes. */
final class RoutineLowering {

    private final Samples samples;
    private final Storage storage;
    private final Reads reads;
    private final Map<Axis, String> variables = new HashMap<>();

    RoutineLowering(Samples samples, Storage storage, Reads reads) {
        this.samples = samples;
        this.storage = storage;
        this.reads = reads;
    }

    Method method(Routine routine) {
        Names scope = storage.locals();
        List<Statement> statements = new ArrayList<>();
        Optional<Value> delta = delta(routine);
        Formulas formulas = new Formulas(samples, storage::isStored, storage.functions(), delta);
        Map<Value, Code> numbers = new HashMap<>();
        List<Kernel> kernels = routine.kernels();
        for (int i = 0; i < kernels.size(); i++) {
            Kernel kernel = kernels.get(i);
            Optional<Kernel.Sums> beside =
                    i + 1 < kernels.size() ? beside(kernel, kernels.get(i + 1)) : Optional.empty();
            if (kernels.size() > 1) {
                equations(kernel, formulas).forEach(equation -> statements.add(new Statement.Comment(equation)));
                beside.ifPresent(sums ->
                        equations(sums, formulas).forEach(equation -> statements.add(new Statement.Comment(equation))));
            }
            List<Statement> lowered = lower(kernel, beside, scope.inner(), numbers);
            i += beside.isPresent() ? 1 : 0;
            for (Statement statement : lowered) {
                if (statement instanceof Statement.Let let) {
                    scope.fresh(let.name());
                }
            }
            statements.addAll(lowered);
        }
        boolean givesLosses = routine.kernels().stream()
                .flatMap(kernel -> kernel.values().stream())
                .anyMatch(storage::isLoss);
        Set<String> losses = touched(routine).stream()
                .filter(value -> storage.isLoss(value) && storage.isStored(value))
                .map(storage::array)
                .collect(Collectors.toSet());
        return new Method(
                rank(routine),
                name(routine, givesLosses),
                parameters(routine),
                givesLosses,
                summary(routine, delta, formulas),
                new RowFunctions(losses).called(statements));
    }

    /** A sum that the loops of the kernel before it compute, too. */
    private static Optional<Kernel.Sums> beside(Kernel kernel, Kernel next) {
        return kernel instanceof Kernel.Product product
                        && next instanceof Kernel.Sums sums
                        && CostModel.isSummedBeside(product, sums)
                ? Optional.of(sums)
                : Optional.empty();
    }

    private List<Statement> lower(Kernel kernel, Optional<Kernel.Sums> beside, Names locals, Map<Value, Code> numbers) {
        if (kernel instanceof Kernel.Product product) {
            return new ProductLowering(storage, reads, locals, product, beside).statements();
        }
        if (kernel instanceof Kernel.Rows rows) {
            return new RowsLowering(storage, reads, locals, numbers, rows).statements();
        }
        if (kernel instanceof Kernel.Loops loops) {
            return loops(loops, locals, numbers);
        }
        return kernel instanceof Kernel.Sums sums
                ? SumsLowering.sum(storage, locals, sums)
                : SumsLowering.constant(storage, numbers, ((Kernel.Constants) kernel).value());
    }

    private List<Statement> loops(Kernel.Loops loops, Names locals, Map<Value, Code> numbers) {
        Nest nest = new Nest(storage);
        numbers.forEach(nest::know);
        List<Statement> statements = new LoopsLowering(
                        storage, reads, this::variable, Set.of(), axis -> axis.isFixed() ? axis.length() : 1)
                .statements(loops, nest, locals);
        loops.values().stream()
                .filter(value -> value.axes().isEmpty())
                .forEach(value -> numbers.put(value, nest.leaf(value)));
        return statements;
    }

    /** The loop variable of an axis: n for the samples, m where they meet themselves, j and k for units. */
    private String variable(Axis axis) {
        if (axis.equals(Axis.batch())) {
            return "n";
        }
        String known = variables.get(axis);
        if (known != null) {
            return known;
        }
        Names names = storage.locals();
        variables.values().forEach(names::take);
        List<String> wanted = axis.isFixed() ? List.of("j", "k", "i") : List.of("m");
        String name = wanted.stream()
                .filter(candidate -> !variables.containsValue(candidate))
                .findFirst()
                .orElseGet(() -> names.fresh("l"));
        variables.put(axis, name);
        return name;
    }

    /** What the routine reads and computes. */
    private Set<Value> touched(Routine routine) {
        Set<Value> touched = new LinkedHashSet<>();
        for (Kernel kernel : routine.kernels()) {
            for (Value value : kernel.values()) {
                touched.addAll(reads.of(value));
                touched.add(value);
            }
        }
        return touched;
    }

    /** The arrays that the routine touches and that are no fields, in the order of the programs' own arguments. */
    private List<Method.Parameter> parameters(Routine routine) {
        Map<String, Method.Parameter> parameters = new LinkedHashMap<>();
        touched(routine).stream()
                .filter(storage::isArgument)
                .sorted(Comparator.comparingInt(storage::rank))
                .forEach(value ->
                        parameters.put(storage.array(value), new Method.Parameter(storage.array(value), type(value))));
        return List.copyOf(parameters.values());
    }

    private Method.Type type(Value value) {
        if (storage.isLoss(value)) {
            return Method.Type.LOSSES;
        }
        return value.type() == ElementType.INTEGER ? Method.Type.LABELS : Method.Type.REALS;
    }

    private static String name(Routine routine, boolean givesLosses) {
        return switch (routine.stage()) {
            case ACTIVATE -> "activate" + Storage.capital(routine.layer());
            case FORWARD -> "forward" + Storage.capital(routine.layer());
            case TANGENT -> "tangent" + Storage.capital(routine.layer());
            case LOSS ->
                isSecondOrder(routine)
                        ? "backwardLossTangent"
                        : writesDerivative(routine) ? "backwardLoss" : givesLosses ? "lossOf" : "forwardLoss";
            case BACKWARD -> "backward" + Storage.capital(routine.layer());
        };
    }

    /** What the derivative is by, or its array where that has no name. */
    private String name(Value derivative) {
        return derivative.origin() instanceof Origin.Cotangent cotangent
                        && cotangent.of() instanceof Origin.Intermediate
                ? storage.array(derivative)
                : derivative.origin().toString();
    }

    private static boolean isSecondOrder(Routine routine) {
        return routine.kernels().stream()
                .flatMap(kernel -> kernel.values().stream())
                .anyMatch(value -> value.origin() instanceof Origin.Tangent);
    }

    private static boolean writesDerivative(Routine routine) {
        return routine.kernels().stream()
                .flatMap(kernel -> kernel.values().stream())
                .anyMatch(value ->
                        value.origin() instanceof Origin.Cotangent || value.origin() instanceof Origin.Tangent);
    }

    /** Forward methods first, then losses, those that differentiate last. */
    private static int rank(Routine routine) {
        return switch (routine.stage()) {
            case FORWARD, ACTIVATE -> 0;
            case TANGENT -> 1;
            case LOSS -> writesDerivative(routine) ? 3 : 2;
            case BACKWARD -> 4;
        };
    }

    /** The derivative that the routine hands on to parameters and to the layer before. */
    private static Optional<Value> delta(Routine routine) {
        return routine.kernels().stream()
                .flatMap(kernel -> kernel.values().stream())
                .filter(value -> value.operation() instanceof Contract)
                .flatMap(value -> value.operands().stream())
                .filter(operand -> operand.origin() instanceof Origin.Cotangent)
                .findFirst();
    }

    private String summary(Routine routine, Optional<Value> delta, Formulas formulas) {
        if (routine.kernels().size() == 1) {
            return String.join("\n", equations(routine.kernels().get(0), formulas));
        }
        return switch (routine.stage()) {
            case FORWARD, ACTIVATE -> "Forward through " + routine.layer() + ".";
            case TANGENT -> "The tangent of " + routine.layer() + ".";
            case LOSS -> "The loss and what it needs.";
            case BACKWARD ->
                "Backward through " + routine.layer()
                        + delta.map(value -> ", with delta = " + name(value)).orElse("") + ".";
        };
    }

    /** What the kernel leaves behind, as formulas with shapes. */
    private List<String> equations(Kernel kernel, Formulas formulas) {
        if (kernel instanceof Kernel.Loops) {
            FormulaNotation notation = new FormulaNotation(
                    value -> storage.isStored(value) ? Optional.of(storage.array(value)) : Optional.empty(),
                    this::variable,
                    Axis::shape);
            return kernel.values().stream()
                    .filter(storage::isStored)
                    .map(value -> notation.line(storage.array(value), value))
                    .toList();
        }
        return kernel.values().stream()
                .filter(value -> storage.isLoss(value)
                        || (storage.isStored(value) && !(value.origin() instanceof Origin.Intermediate)))
                // The loss comes before its derivatives, in whichever order a pass has them.
                .sorted(Comparator.comparing(value -> !storage.isLoss(value)))
                .map(formulas::equation)
                .toList();
    }
}
