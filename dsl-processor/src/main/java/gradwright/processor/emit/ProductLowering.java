package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.CostModel;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.Reads;
import gradwright.processor.op.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a product as the cost model decides: as loops, each entry one ascending chain of fused multiply-adds, then its
 * epilogue, where a short sum is unrolled, or else a short axis of the result, so that one pass over the operands gives all
 * its entries; or as a call that gives the same bits, and a loop for the epilogue.
 */
final class ProductLowering {

    private final Storage storage;
    private final Reads reads;
    private final Kernel.Product kernel;
    private final Optional<Kernel.Sums> beside;
    private final Axis outer;
    private final Axis inner;
    private final Names locals;

    /** Where the loops compute a sum as well, that is {@code beside}. */
    ProductLowering(Storage storage, Reads reads, Names locals, Kernel.Product kernel, Optional<Kernel.Sums> beside) {
        this.storage = storage;
        this.reads = reads;
        this.locals = locals;
        this.kernel = kernel;
        this.beside = beside;
        Value result = kernel.contraction();
        for (Value contraction : kernel.contractions()) {
            if (contraction.axes().size() != 2 || contracted(contraction).size() != 1) {
                throw new IllegalStateException(
                        "no kernel for a product to " + contraction.axes() + " over " + contracted(contraction));
            }
        }
        outer = result.axes().get(0);
        inner = result.axes().get(1);
    }

    private static List<Axis> contracted(Value contraction) {
        return ((Contract) contraction.operation()).contracted(contraction.axes());
    }

    private static Axis summed(Value contraction) {
        return contracted(contraction).get(0);
    }

    List<Statement> statements() {
        if (CostModel.isCalled(kernel)) {
            Value target = kernel.values().stream()
                    .filter(storage::isStored)
                    .findFirst()
                    .orElseThrow();
            // Where results of several calls add up, a sum starts at the array's entry and nowhere else.
            boolean isSum = target == kernel.contraction() && contract().start().isEmpty();
            if (isSum || !storage.isAccumulated(target)) {
                return called(target);
            }
        }
        Optional<Axis> unrolled = CostModel.unrolled(kernel);
        Axis looped = unrolled.equals(Optional.of(outer)) ? inner : outer;
        Nest nest = new Nest(storage).at(looped, variable(looped));
        List<Statement> body = unrolled.map(axis -> wide(nest, axis)).orElseGet(() -> narrow(nest));
        return Nest.loop(looped, variable(looped), body);
    }

    private Contract contract() {
        return (Contract) kernel.contraction().operation();
    }

    private List<Statement> called(Value target) {
        List<Statement> statements = new ArrayList<>();
        statements.add(ProductCalls.product(storage, kernel.contraction(), target));
        if (kernel.values().size() > 1) {
            statements.addAll(afterCall(target));
        }
        return statements;
    }

    /** The epilogue in loops of its own over what the call has written, in one where no entry has to know its place. */
    private List<Statement> afterCall(Value target) {
        boolean isFlat = kernel.values().stream()
                .skip(1)
                .allMatch(map -> RowsLowering.isElementwise(
                        reads, map, kernel.contraction().axes()));
        Nest nest = isFlat
                ? new Nest(storage).flat("i")
                : new Nest(storage).at(outer, variable(outer)).at(inner, variable(inner));
        Code sum = nest.element(target);
        List<Statement> body = new ArrayList<>();
        if (kernel.values().size() > 2) {
            // The first of several maps may take its place.
            String name = locals.fresh("sum");
            body.add(new Statement.Let(Statement.Type.REAL, name, sum));
            sum = new Code.Name(name);
        }
        body.addAll(epilogue(nest, sum));
        if (isFlat) {
            Code entries = new Code.Infix(Code.Operator.TIMES, Nest.limit(outer), Nest.limit(inner));
            return List.of(new Statement.For("i", entries, body));
        }
        return Nest.loop(outer, variable(outer), Nest.loop(inner, variable(inner), body));
    }

    /** One entry after the other. */
    private List<Statement> narrow(Nest outerNest) {
        Nest nest = outerNest.at(inner, variable(inner));
        String sum = locals.fresh("sum");
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Let(Statement.Type.REAL, sum, start(nest)));
        for (Value contraction : kernel.contractions()) {
            Contract contract = (Contract) contraction.operation();
            Axis summed = summed(contraction);
            if (CostModel.isShort(summed)) {
                for (int i = 0; i < summed.length(); i++) {
                    Nest step = nest.at(summed, i);
                    body.add(step(sum, step.leaf(contract.left()), step.leaf(contract.right())));
                }
            } else {
                Nest step = nest.at(summed, variable(summed));
                body.addAll(Nest.loop(
                        summed,
                        variable(summed),
                        List.of(step(sum, step.leaf(contract.left()), step.leaf(contract.right())))));
            }
            body.addAll(stored(contraction, nest, sum));
        }
        body.addAll(epilogue(nest, sum));
        return Nest.loop(inner, variable(inner), body);
    }

    /** All entries along an axis at once. */
    private List<Statement> wide(Nest nest, Axis unrolled) {
        int count = unrolled.length();
        List<Statement> statements = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(locals.fresh(count == 1 ? "sum" : "sum" + i));
            statements.add(new Statement.Let(Statement.Type.REAL, names.get(i), start(nest.at(unrolled, i))));
        }
        Optional<Code.Name> sum = beside.map(sums -> new Code.Name(locals.fresh("sum")));
        sum.ifPresent(name -> statements.add(new Statement.Let(Statement.Type.REAL, name.name(), Nest.zero())));
        for (Value contraction : kernel.contractions()) {
            statements.addAll(wide(contraction, nest, unrolled, names, sum));
            for (int i = 0; i < count; i++) {
                statements.addAll(stored(contraction, nest.at(unrolled, i), names.get(i)));
            }
        }
        for (int i = 0; i < count; i++) {
            statements.addAll(epilogue(nest.at(unrolled, i), names.get(i)));
        }
        beside.map(Kernel.Sums::sum)
                .ifPresent(value -> statements.add(
                        new Statement.Assign(nest.element(value), storage.assignment(value), sum.orElseThrow())));
        return statements;
    }

    private List<Statement> wide(
            Value contraction, Nest nest, Axis unrolled, List<String> names, Optional<Code.Name> sum) {
        Contract contract = (Contract) contraction.operation();
        Axis summed = summed(contraction);
        Nest step = nest.at(summed, variable(summed));
        List<Statement> body = new ArrayList<>();
        boolean isLeftCommon = !contract.left().axes().contains(unrolled);
        Value common = isLeftCommon ? contract.left() : contract.right();
        Value varying = isLeftCommon ? contract.right() : contract.left();
        Code commonCode = step.leaf(common);
        if (names.size() > 1 || sum.isPresent()) {
            String name = locals.fresh("entry");
            body.add(new Statement.Let(Statement.Type.REAL, name, commonCode));
            commonCode = new Code.Name(name);
        }
        for (int i = 0; i < names.size(); i++) {
            body.add(step(names.get(i), commonCode, step.at(unrolled, i).leaf(varying)));
        }
        if (sum.isPresent()) {
            body.add(new Statement.Assign(sum.get(), "+=", commonCode));
        }
        return Nest.loop(summed, variable(summed), body);
    }

    /** Where the first contraction starts; each other one starts where the one before it ends. */
    private Code start(Nest nest) {
        Contract first = (Contract) kernel.values().get(0).operation();
        return first.start().map(nest::leaf).orElse(Nest.zero());
    }

    private static Statement step(String sum, Code left, Code right) {
        return new Statement.Assign(new Code.Name(sum), "=", Scalars.multiplyAdd(left, right, new Code.Name(sum)));
    }

    private List<Statement> stored(Value contraction, Nest nest, String sum) {
        return storage.isStored(contraction)
                ? List.of(new Statement.Assign(
                        nest.element(contraction), storage.assignment(contraction), new Code.Name(sum)))
                : List.of();
    }

    private List<Statement> epilogue(Nest nest, String sum) {
        return epilogue(nest, new Code.Name(sum));
    }

    private List<Statement> epilogue(Nest nest, Code sum) {
        List<Value> values = kernel.values();
        List<Statement> statements = new ArrayList<>();
        nest.know(kernel.contraction(), sum);
        Epilogue epilogue = new Epilogue(storage, locals);
        for (Value map : values.subList(kernel.contractions().size(), values.size())) {
            boolean isReadHere =
                    values.stream().anyMatch(reader -> reads.of(reader).contains(map));
            statements.addAll(epilogue.statements(nest, List.of(epilogue.store(map, isReadHere, nest))));
        }
        return statements;
    }

    /** Loop variables by role: n for samples, and k and j for a layer's inputs and outputs, forward and backward. */
    private String variable(Axis axis) {
        if (!axis.isFixed()) {
            return "n";
        }
        Contract contract = (Contract) kernel.contraction().operation();
        Value weight = Stream.of(contract.left(), contract.right(), kernel.contraction())
                .filter(value -> value.axes().stream().allMatch(Axis::isFixed))
                .findFirst()
                .orElseThrow();
        return axis.name().equals(weight.origin().layer()) ? "j" : "k";
    }
}
