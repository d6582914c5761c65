package gradwright.processor.emit;

import static java.util.Objects.requireNonNull;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Code.Operator;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.LoopStep;
import gradwright.processor.kernel.Reads;
import gradwright.processor.op.Axes;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Stop;
import gradwright.processor.op.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Writes any kernel as loops over the axes of its values, in the order in which they are stored: a contraction as one
 * ascending chain of fused multiply-adds an entry, other reductions as one ascending chain too, all else entry by entry.
 */
final class LoopsLowering {

    private final Placement storage;
    private final Reads reads;
    private final Function<Axis, String> variables;
    private final Set<Value> doubles;
    private final LoopPlaces places;
    private final RowCalls calls;
    private final Map<Value, Code.Name> accumulators = new HashMap<>();
    private final Set<Value> readHere = new HashSet<>();

    /**
     * @param variables the loop variable of each axis
     * @param doubles the reductions that are accumulated in double precision, whatever the precision is
     * @param least how long an axis is known to be at least
     */
    LoopsLowering(
            Placement storage,
            Reads reads,
            Function<Axis, String> variables,
            Set<Value> doubles,
            ToIntFunction<Axis> least) {
        this.storage = storage;
        this.reads = reads;
        this.variables = variables;
        this.doubles = doubles;
        this.places = new LoopPlaces(storage, variables, least);
        this.calls = new RowCalls(storage, reads);
    }

    /** The statements of a kernel that stands at {@code nest}, where its numbers without axes are variables then. */
    List<Statement> statements(Kernel.Loops kernel, Nest nest, Names locals) {
        readHere.addAll(kernel.uses(reads).inPlace());
        return block(List.of(kernel.step()), nest, locals);
    }

    private List<Statement> block(List<LoopStep> steps, Nest nest, Names locals) {
        List<Statement> statements = new ArrayList<>(readIndices(steps, nest, locals));
        Pass pass = new Pass(steps, nest, locals);
        for (LoopStep step : steps) {
            if (step instanceof LoopStep.Loop loop) {
                statements.addAll(loop(loop, nest, locals));
            } else if (step instanceof LoopStep.Scatter scatter) {
                statements.addAll(places.scatter(scatter.value(), nest, locals));
            } else if (step instanceof LoopStep.Called called) {
                statements.add(called(called.value()));
            } else if (step instanceof LoopStep.Join join) {
                statements.addAll(join(join.reduction(), nest, pass));
            } else {
                statements.addAll(entry(((LoopStep.Entry) step).value(), nest, pass, locals));
            }
        }
        return statements;
    }

    private Statement called(Value value) {
        return value.operation() instanceof Contract
                ? ProductCalls.product(storage, value, value)
                : ProductCalls.sums(storage, value);
    }

    private List<Statement> loop(LoopStep.Loop loop, Nest nest, Names locals) {
        List<Statement> statements = new ArrayList<>();
        for (Value value : loop.begun()) {
            Code.Name name = new Code.Name(locals.fresh(value.axes().isEmpty() ? "total" : accumulated(value)));
            Statement.Type type = doubles.contains(value) ? Statement.Type.DOUBLE : Statement.Type.REAL;
            statements.add(
                    value.operation() instanceof Contract contract
                            ? new Statement.Let(
                                    type,
                                    name.name(),
                                    contract.start().map(nest::leaf).orElse(Nest.zero()))
                            : new Accumulator(((Reduce) value.operation()).kind(), name).begun(type));
            accumulators.put(value, name);
        }
        statements.addAll(new FlatLoop(loop, reads, nest)
                .axes()
                .map(axes -> flat(loop, axes, nest, locals.inner()))
                .orElseGet(() -> {
                    String variable = variables.apply(loop.axis());
                    Nest inner = nest.at(loop.axis(), variable);
                    return Nest.loop(loop.axis(), variable, block(loop.body(), inner, within(loop, locals)));
                }));
        for (Value value : loop.begun()) {
            Code.Name name = requireNonNull(accumulators.get(value));
            nest.know(value, name);
            if (storage.isStored(value)) {
                statements.add(new Statement.Assign(nest.element(value), storage.assignment(value), name));
            }
        }
        return statements;
    }

    /** One loop over all entries, whatever their places. */
    private List<Statement> flat(LoopStep.Loop loop, List<Axis> axes, Nest nest, Names locals) {
        String variable = locals.fresh("i");
        Code entries = axes.stream()
                .map(Nest::limit)
                .reduce((a, b) -> new Code.Infix(Operator.TIMES, a, b))
                .orElseThrow();
        List<Statement> body = block(FlatLoop.innermost(loop), nest.flat(variable), locals);
        return List.of(new Statement.For(variable, entries, body));
    }

    /** Names in the loop's block; a single coordinate has none, and its names are in reach of what follows. */
    private static Names within(LoopStep.Loop loop, Names locals) {
        return Nest.isSingle(loop.axis()) ? locals : locals.inner();
    }

    private static String accumulated(Value value) {
        return Accumulator.wanted(value.operation() instanceof Reduce reduce ? reduce.kind() : Reduce.Kind.SUM);
    }

    private List<Statement> join(Value value, Nest nest, Pass pass) {
        Code.Name accumulator = requireNonNull(accumulators.get(value));
        if (value.operation() instanceof Contract contract) {
            Code product = Scalars.multiplyAdd(nest.leaf(contract.left()), nest.leaf(contract.right()), accumulator);
            return List.of(new Statement.Assign(accumulator, "=", product));
        }
        List<Statement> statements = new ArrayList<>();
        Code entry = pass.code(joined(value), statements);
        statements.add(new Accumulator(((Reduce) value.operation()).kind(), accumulator).join(entry));
        return statements;
    }

    /** What a reduction joins: its operand, written out where that is not computed by itself. */
    private Expr joined(Value value) {
        Value operand = ((Reduce) value.operation()).operand();
        return operand.operation() instanceof MapOperation map && !reads.isComputed(operand)
                ? map.expression()
                : new Leaf(operand);
    }

    private List<Statement> entry(Value value, Nest nest, Pass pass, Names locals) {
        List<Statement> statements = new ArrayList<>();
        if (value.operation() instanceof Call call) {
            statements.add(new Statement.Run(calls.call(call, value, nest)));
        } else if (value.operation() instanceof Gather gather) {
            define(value, "entry", calls.gather(gather, nest), nest, locals, statements);
        } else if (value.operation() instanceof Contract contract) {
            Code left = nest.leaf(contract.left());
            Code right = nest.leaf(contract.right());
            Code product = contract.start()
                    .map(start -> Scalars.multiplyAdd(left, right, nest.leaf(start)))
                    .orElse(new Code.Infix(Operator.TIMES, left, right));
            define(value, "product", product, nest, locals, statements);
        } else if (value.operation() instanceof Stop stop) {
            define(value, "constant", nest.leaf(stop.operand()), nest, locals, statements);
        } else if (value.operation() instanceof Axes axes) {
            define(value, "entry", places.seen(axes, nest, locals, statements), nest, locals, statements);
        } else if (value.operation() instanceof Window window) {
            LoopPlaces.Place place = places.slid(window.slide(), window.along(), nest, locals, statements);
            Code element = place.nest().element(window.operand());
            Code entry = place.isInside()
                    .<Code>map(inside -> new Code.Conditional(inside, element, Nest.zero()))
                    .orElse(element);
            define(value, "entry", entry, nest, locals, statements);
        } else {
            Expr expression = ((MapOperation) value.operation()).expression();
            Code code = pass.code(expression, statements);
            define(value, SharedExpressions.name(expression), code, nest, locals, statements);
        }
        return statements;
    }

    /** A variable where the entry is read at this place again, its array where it is kept. */
    private void define(Value value, String wanted, Code code, Nest nest, Names locals, List<Statement> statements) {
        Code result = code;
        boolean isVariable = code instanceof Code.Name || code instanceof Code.Constant;
        if (isVariable) {
            nest.know(value, code);
        } else if (!storage.isStored(value) || readHere.contains(value)) {
            String name = locals.fresh(wanted);
            statements.add(new Statement.Let(Statement.Type.REAL, name, code));
            result = new Code.Name(name);
            nest.know(value, result);
        }
        if (storage.isStored(value)) {
            statements.add(new Statement.Assign(nest.element(value), storage.assignment(value), result));
        }
    }

    /** Reads the indices that are the same in all loops from here on. */
    private List<Statement> readIndices(List<LoopStep> steps, Nest nest, Names locals) {
        List<Statement> statements = new ArrayList<>();
        for (Value index : indices(steps)) {
            if (!index.axes().isEmpty() && !nest.knows(index) && nest.fixes(index.axes())) {
                String name = locals.fresh("index");
                statements.add(new Statement.Let(Statement.Type.INT, name, nest.element(index)));
                nest.know(index, new Code.Name(name));
            }
        }
        return statements;
    }

    private Set<Value> indices(List<LoopStep> steps) {
        Set<Value> indices = new LinkedHashSet<>();
        for (LoopStep step : steps) {
            if (step instanceof LoopStep.Loop loop) {
                indices.addAll(indices(loop.body()));
            } else if (step instanceof LoopStep.Join join) {
                addIndices(join.reduction(), indices);
            } else if (step instanceof LoopStep.Entry entry) {
                addIndices(entry.value(), indices);
            }
        }
        return indices;
    }

    /** The indices that a value reads, also through what is written out where it is read. */
    private void addIndices(Value value, Set<Value> indices) {
        for (Value operand : value.operands()) {
            if (operand.type() == ElementType.INTEGER) {
                indices.add(operand);
            } else if (!reads.isComputed(operand)) {
                addIndices(operand, indices);
            }
        }
    }

    /** The expressions at one place; what several of them compute is computed once, before the first that needs it. */
    private final class Pass {
        private final Names locals;
        private final Scalars scalars;
        private final List<Expr> shared;

        Pass(List<LoopStep> steps, Nest nest, Names locals) {
            this.locals = locals;
            this.scalars = new Scalars(nest);
            List<Expr> expressions = new ArrayList<>();
            for (LoopStep step : steps) {
                if (step instanceof LoopStep.Join join && join.reduction().operation() instanceof Reduce) {
                    expressions.add(joined(join.reduction()));
                } else if (step instanceof LoopStep.Entry entry
                        && entry.value().operation() instanceof MapOperation map) {
                    expressions.add(map.expression());
                }
            }
            shared = new ArrayList<>(SharedExpressions.of(expressions));
        }

        Code code(Expr expression, List<Statement> statements) {
            for (Expr part : List.copyOf(shared)) {
                if (expression.contains(part) && !part.equals(expression)) {
                    String name = locals.fresh(SharedExpressions.name(part));
                    statements.add(new Statement.Let(Statement.Type.REAL, name, scalars.code(part)));
                    scalars.know(part, new Code.Name(name));
                    shared.remove(part);
                }
            }
            return scalars.code(expression);
        }
    }
}
