package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.KernelPlan;
import gradwright.processor.kernel.LoopStep;
import gradwright.processor.kernel.Reads;
import gradwright.processor.kernel.Schedule;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Turns a program of a function into the statements of one method: its kernels, each under what it computes. */
final class FunctionLowering {

    private final FunctionStorage storage;
    private final Reads reads;
    private final List<Value> reachable;
    private final Schedule schedule;
    private final Program program;
    private final List<Kernel> kernels;
    private final ToIntFunction<Axis> least;
    private final List<String> traced;
    private final Set<Value> doubles = new HashSet<>();

    /**
     * @param least how long an axis is known to be at least
     * @param traced names of what can be asked for, in order
     */
    FunctionLowering(
            FunctionStorage storage,
            KernelPlan plan,
            Schedule schedule,
            ToIntFunction<Axis> least,
            List<String> traced) {
        this.traced = traced;
        this.least = least;
        this.storage = storage;
        this.reads = plan.reads();
        this.schedule = schedule;
        this.program = schedule.program();
        this.kernels = schedule.kernels();
        this.reachable =
                Graph.reachable(program.roots().stream().map(Root::value).toList());
        findTail();
    }

    /** The statements; a number that is the result is returned. */
    List<Statement> statements() {
        storage.enter(schedule);
        Names locals = storage.locals();
        LoopsLowering lowering = new LoopsLowering(storage, reads, storage::variable, doubles, least);
        Nest nest = new Nest(storage);
        for (Value value : reachable) {
            if (value.operation() instanceof Source source && value.axes().isEmpty()) {
                nest.know(value, new Code.Name(storage.source(source.name())));
            }
        }
        FormulaNotation notation = new FormulaNotation(
                value -> storage.isStored(value) ? Optional.of(storage.array(value)) : Optional.empty(),
                storage::variable,
                FormulaNotation::length);
        List<Statement> statements = new ArrayList<>();
        Optional<Value> returned = program.roots().stream()
                .filter(root -> root.role() == Role.LOSS)
                .map(Root::value)
                .findFirst();
        for (Kernel kernel : kernels) {
            boolean isReturned = kernel.values().equals(returned.stream().toList())
                    && ((Kernel.Loops) kernel).step() instanceof LoopStep.Entry
                    && kernel == kernels.get(kernels.size() - 1)
                    && !isTraced(returned.get());
            if (isReturned && returned.get().operation() instanceof MapOperation map) {
                statements.addAll(copies());
                statements.addAll(traces(nest));
                statements.add(new Statement.Return(new Scalars(nest).code(map.expression())));
                return statements;
            }
            kernel.values().stream()
                    .filter(value -> !value.axes().isEmpty() && storage.isStored(value))
                    .forEach(
                            value -> statements.add(new Statement.Comment(notation.line(storage.array(value), value))));
            statements.addAll(lowering.statements((Kernel.Loops) kernel, nest, locals));
        }
        statements.addAll(copies());
        statements.addAll(traces(nest));
        returned.ifPresent(value -> statements.add(new Statement.Return(nest.leaf(value))));
        return statements;
    }

    private boolean isTraced(Value value) {
        return program.roots().stream().anyMatch(root -> root.role().isTraced() && root.value() == value);
    }

    /** Hands over what can be asked for. */
    private List<Statement> traces(Nest nest) {
        List<Statement> traces = new ArrayList<>();
        for (Root root : program.roots()) {
            if (root.role().isTraced()) {
                Value value = root.value();
                traces.add(new Statement.Run(new Code.Call(
                        "",
                        root.role() == Role.TRACED_VALUE ? "traceValue" : "traceGradient",
                        List.of(
                                new Code.Literal(Integer.toString(traced.indexOf(root.name()))),
                                value.axes().isEmpty() ? nest.leaf(value) : new Code.Name(storage.array(value))))));
            }
        }
        return traces;
    }

    /** Results that are equal are computed once. */
    private List<Statement> copies() {
        List<Statement> copies = new ArrayList<>();
        for (Root root : program.roots()) {
            boolean isWritten = root.role() == Role.OUTPUT || root.role() == Role.GRADIENT;
            if (isWritten && !storage.array(root.value()).equals(storage.target(root))) {
                Code length = new Code.Place(
                        Offset.ZERO.plus(Offset.Step.over(root.value().axes())));
                copies.add(new Statement.Run(new Code.Call(
                        "java.lang.System",
                        "arraycopy",
                        List.of(
                                new Code.Name(storage.array(root.value())),
                                new Code.Literal("0"),
                                new Code.Name(storage.target(root)),
                                new Code.Literal("0"),
                                length))));
            }
        }
        return copies;
    }

    /** Finds the numbers that only make up the number that is returned: they are kept in double precision. */
    private void findTail() {
        Set<Value> others = new HashSet<>();
        program.roots().stream().filter(root -> root.role() == Role.GRADIENT).forEach(root -> others.add(root.value()));
        for (int i = reachable.size() - 1; i >= 0; i--) {
            Value value = reachable.get(i);
            if (value.axes().isEmpty() && !(value.operation() instanceof Source) && !others.contains(value)) {
                doubles.add(value);
            } else {
                others.addAll(value.operands());
            }
        }
    }
}
