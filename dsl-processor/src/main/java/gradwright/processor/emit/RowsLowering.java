package gradwright.processor.emit;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.Reads;
import gradwright.processor.op.Call;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Writes what one sample needs as one loop over the samples: row functions, loops over the units in which neighbours
 * share a pass, numbers of the sample as variables, and sums over the samples.
 */
final class RowsLowering {

    private static final String ROWS = "gradwright.runtime.generated.Rows";

    private final Storage storage;
    private final Reads reads;
    private final Kernel.Rows kernel;
    private final Names locals;
    private final Map<Value, Code> numbers;
    private final Epilogue epilogue;
    private final Axis batch = Axis.batch();

    private final List<Statement> before = new ArrayList<>();
    private final List<Statement> row = new ArrayList<>();
    private final List<Statement> after = new ArrayList<>();
    private final Nest rowNest;
    private final Nest batchNest;

    /** Kernels of one routine share {@code numbers}: what is summed over the samples stays there as a variable. */
    RowsLowering(Storage storage, Reads reads, Names locals, Map<Value, Code> numbers, Kernel.Rows kernel) {
        this.storage = storage;
        this.reads = reads;
        this.locals = locals;
        this.numbers = numbers;
        this.kernel = kernel;
        epilogue = new Epilogue(storage, locals);
        batchNest = new Nest(storage);
        numbers.forEach(batchNest::know);
        rowNest = batchNest.at(batch, "n");
    }

    List<Statement> statements() {
        boolean isFlat = isFlat();
        for (Kernel.Pass pass : kernel.passes()) {
            pass.before().forEach(this::add);
            if (!pass.values().isEmpty()) {
                row.addAll(isFlat ? flat(pass) : loop(pass));
            }
        }
        List<Statement> statements = new ArrayList<>(before);
        if (isFlat) {
            statements.addAll(row);
        } else if (!row.isEmpty()) {
            statements.add(new Statement.For("n", Nest.limit(batch), row));
        }
        statements.addAll(after);
        return statements;
    }

    /** What is there before a loop over the units begins. */
    private void add(Value value) {
        if (value.operation() instanceof Call call) {
            row.add(new Statement.Run(call(call, value)));
        } else if (value.operation() instanceof Gather gather) {
            take(value, gather(gather));
        } else if (value.operation() instanceof Window window) {
            take(value, rowNest.at(window.along(), window.slide().start()).leaf(window.operand()));
        } else if (value.operation() instanceof Reduce reduce) {
            if (reduce.operand().axes().contains(batch)) {
                readLabels(computed(value));
                row.addAll(epilogue.statements(rowNest, List.of(reduction(value, reduce))));
            } else {
                reduceOnce(value, reduce);
            }
        } else {
            Expr expression = ((MapOperation) value.operation()).expression();
            readLabels(expression);
            if (unitsOf(value.axes()).isEmpty()) {
                define(value, storage.variable(value), new Scalars(rowNest).code(expression));
            } else {
                row.addAll(segments(value, expression, reads.bounds(expression)));
            }
        }
    }

    private List<Statement> flat(Kernel.Pass pass) {
        Axis units = unitsOf(pass.values().get(0).axes()).get(0);
        return List.of(new Statement.For("i", entries(units), body(pass, batchNest.flat("i"))));
    }

    private List<Statement> loop(Kernel.Pass pass) {
        Value first = pass.values().get(0);
        Axis units = unitsOf(
                        first.operation() instanceof Reduce reduce
                                ? reduce.operand().axes()
                                : first.axes())
                .get(0);
        pass.values().forEach(value -> readLabels(computed(value)));
        Nest nest = rowNest.at(units, "j");
        List<Statement> statements = new ArrayList<>(Nest.loop(units, "j", body(pass, nest)));
        pass.values().stream()
                .filter(value ->
                        value.operation() instanceof Reduce && value.axes().contains(batch) && storage.isStored(value))
                .forEach(value ->
                        statements.add(new Statement.Assign(rowNest.element(value), "=", rowNest.leaf(value))));
        return statements;
    }

    private List<Statement> body(Kernel.Pass pass, Nest nest) {
        List<Epilogue.Sink> sinks = new ArrayList<>();
        for (Value value : pass.values()) {
            sinks.add(
                    value.operation() instanceof Reduce reduce
                            ? reduction(value, reduce)
                            : epilogue.store(value, pass.isReadHere(value, reads), nest));
        }
        return epilogue.statements(nest, sinks);
    }

    /** The expression of which a value is made at each unit. */
    private Expr computed(Value value) {
        if (value.operation() instanceof Reduce reduce) {
            Value operand = reduce.operand();
            return operand.operation() instanceof MapOperation map && !reads.isComputed(operand)
                    ? map.expression()
                    : new Leaf(operand);
        }
        return ((MapOperation) value.operation()).expression();
    }

    private void take(Value value, Code entry) {
        if (isReadNextOnly(value)) {
            rowNest.know(value, entry);
        } else {
            define(value, "entry", entry);
        }
    }

    /** A loop for each range of units between bounds: a slice is either read or 0 in all of it. */
    private List<Statement> segments(Value value, Expr expression, SortedSet<Integer> bounds) {
        Axis units = unitsOf(value.axes()).get(0);
        List<Statement> statements = new ArrayList<>();
        int begin = 0;
        bounds.add(units.length());
        for (int end : bounds) {
            int from = begin;
            Expr here = expression.rewrite(part -> part instanceof Leaf leaf
                            && reads.isSlice(leaf.value())
                            && !isRead((Window) leaf.value().operation(), from)
                    ? Algebra.ZERO
                    : part);
            Nest nest = rowNest.at(units, "j", begin, end - begin);
            List<Statement> body = epilogue.statements(nest, List.of(epilogue.store(value, here, false, nest)));
            statements.addAll(
                    end - begin == 1
                            ? body
                            : List.of(new Statement.For("j", new Code.Literal(Integer.toString(end - begin)), body)));
            begin = end;
        }
        return statements;
    }

    private static boolean isRead(Window window, int coordinate) {
        return coordinate >= window.begin() && coordinate < window.end();
    }

    /** Begins a reduction, and says what it takes at each unit. */
    private Epilogue.Sink reduction(Value value, Reduce reduce) {
        Expr summand = computed(value);
        boolean isTotal = value.axes().isEmpty() && reduce.kind() == Reduce.Kind.SUM;
        Accumulator accumulator = new Accumulator(
                reduce.kind(), new Code.Name(locals.fresh(isTotal ? "total" : Accumulator.wanted(reduce.kind()))));
        boolean isOverSamples = !value.axes().contains(batch);
        (isOverSamples ? before : row).add(accumulator.begun(Statement.Type.REAL));
        rowNest.know(value, accumulator.variable());
        if (isOverSamples) {
            know(value, accumulator.variable());
        }
        return new Epilogue.Sink() {
            @Override
            public Expr expression() {
                return summand;
            }

            @Override
            public List<Statement> take(Code code) {
                return List.of(accumulator.join(code));
            }
        };
    }

    /** What is the same for all samples is reduced before them. */
    private void reduceOnce(Value value, Reduce reduce) {
        Axis units = unitsOf(reduce.operand().axes()).get(0);
        Accumulator accumulator =
                new Accumulator(reduce.kind(), new Code.Name(locals.fresh(Accumulator.wanted(reduce.kind()))));
        before.add(accumulator.begun(Statement.Type.REAL));
        Code code = new Scalars(batchNest.at(units, "j")).code(computed(value));
        before.addAll(Nest.loop(units, "j", List.of(accumulator.join(code))));
        rowNest.know(value, accumulator.variable());
        know(value, accumulator.variable());
    }

    /** A number that later kernels read: as a variable in this routine, from its array in others. */
    private void know(Value value, Code.Name variable) {
        numbers.put(value, variable);
        if (storage.isStored(value)) {
            after.add(new Statement.Assign(batchNest.element(value), "=", variable));
        }
    }

    /** A number of the sample: a variable where it is read here, and its array where it has one. */
    private void define(Value value, String wanted, Code code) {
        if (storage.isStored(value) && readers(value) == 0) {
            row.add(new Statement.Assign(rowNest.element(value), "=", code));
            return;
        }
        String name = locals.fresh(wanted);
        row.add(new Statement.Let(Statement.Type.REAL, name, code));
        rowNest.know(value, new Code.Name(name));
        if (storage.isStored(value)) {
            row.add(new Statement.Assign(rowNest.element(value), "=", new Code.Name(name)));
        }
    }

    /** Reads the labels that an expression is about before the loop in which it stands. */
    private void readLabels(Expr expr) {
        expr.leaves().stream()
                .map(leaf ->
                        leaf.operation() instanceof Gather gather && !reads.isComputed(leaf) ? gather.index() : leaf)
                .filter(leaf -> leaf.type() == ElementType.INTEGER && !rowNest.knows(leaf))
                .forEach(this::readLabel);
    }

    private void readLabel(Value labels) {
        String name = locals.fresh("label");
        row.add(new Statement.Let(Statement.Type.INT, name, rowNest.element(labels)));
        rowNest.know(labels, new Code.Name(name));
    }

    private Code.Call call(Call call, Value value) {
        List<Code> arguments = new ArrayList<>(row(call.operand(), call.along(), isContiguous(call)));
        arguments.add(length(call.along()));
        arguments.addAll(row(value, call.along(), isContiguous(call)));
        return new Code.Call(ROWS, call.function().javaName(), arguments);
    }

    private static boolean isContiguous(Call call) {
        return Nest.step(call.operand(), call.along()).equals(Offset.Step.ONE);
    }

    /** The entries of {@code value} along an axis: array, first index and, unless they are contiguous, step. */
    private List<Code> row(Value value, Axis along, boolean isContiguous) {
        Code array = new Code.Name(storage.array(value));
        Code begin = new Code.Place(rowNest.offset(value, List.of(along)));
        Code step = new Code.Place(Offset.ZERO.plus(Nest.step(value, along)));
        return isContiguous ? List.of(array, begin) : List.of(array, begin, step);
    }

    private Code gather(Gather gather) {
        boolean isWhole = reads.atEntry(gather).isEmpty();
        if (!rowNest.knows(gather.index()) && (isWhole || readers(gather.index()) > 1)) {
            readLabel(gather.index());
        }
        Code index = rowNest.leaf(gather.index());
        if (reads.atEntry(gather).isPresent()) {
            Call call = reads.atEntry(gather).get();
            List<Code> arguments = new ArrayList<>(row(call.operand(), call.along(), isContiguous(call)));
            arguments.addAll(List.of(length(call.along()), index));
            return new Code.Call(ROWS, "logSoftmaxAt", arguments);
        }
        return rowNest.entry(gather);
    }

    private long readers(Value value) {
        return kernel.values().stream()
                .filter(reader -> reads.of(reader).contains(value))
                .count();
    }

    /** Whether nothing can have changed between the place where the value is computed and the only one that reads it. */
    private boolean isReadNextOnly(Value value) {
        int next = kernel.values().indexOf(value) + 1;
        return !storage.isStored(value)
                && readers(value) == 1
                && next < kernel.values().size()
                && reads.of(kernel.values().get(next)).contains(value);
    }

    private static Code length(Axis axis) {
        return new Code.Literal(Integer.toString(axis.length()));
    }

    /** Whether every value is computed entry by entry from arrays of one shape, so that one plain loop will do. */
    private boolean isFlat() {
        List<Axis> shape = kernel.values().get(0).axes();
        return shape.size() == 2
                && kernel.values().stream()
                        .allMatch(value -> value.axes().equals(shape) && isElementwise(reads, value, shape));
    }

    static boolean isElementwise(Reads reads, Value value, List<Axis> shape) {
        return value.operation() instanceof MapOperation
                && reads.of(value).stream().allMatch(read -> read.axes().equals(shape))
                && shape.stream().noneMatch(axis -> usesIndex(value, axis));
    }

    /** Whether a coordinate itself is read, and not only what is stored there. */
    private static boolean usesIndex(Value value, Axis axis) {
        return value.operation() instanceof MapOperation map
                && indices(map.expression()).anyMatch(axis::equals);
    }

    private static Stream<Axis> indices(Expr expr) {
        return expr instanceof Expr.Index index
                ? Stream.of(index.axis())
                : expr.children().stream().flatMap(RowsLowering::indices);
    }

    /** The number of entries of the arrays of a flat loop. */
    private Code entries(Axis units) {
        return units.length() == 1
                ? Nest.limit(batch)
                : new Code.Infix(Code.Operator.TIMES, Nest.limit(batch), Nest.limit(units));
    }

    private List<Axis> unitsOf(List<Axis> axes) {
        return axes.stream().filter(axis -> !axis.equals(batch)).toList();
    }
}
