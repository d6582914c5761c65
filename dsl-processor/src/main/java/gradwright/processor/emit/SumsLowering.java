package gradwright.processor.emit;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.CostModel;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what has no samples of its own: sums over the samples for each unit, and constants. */
final class SumsLowering {

    private SumsLowering() {}

    /** One ascending chain of additions a unit, in line or called. */
    static List<Statement> sum(Storage storage, Names locals, Kernel.Sums kernel) {
        Value value = kernel.sum();
        Value operand = ((Reduce) value.operation()).operand();
        Axis units = value.axes().get(0);
        if (CostModel.isCalled(kernel)) {
            return List.of(ProductCalls.sums(storage, value));
        }
        Nest nest = new Nest(storage).at(units, "j");
        String sum = locals.fresh("sum");
        Code.Name name = new Code.Name(sum);
        return Nest.loop(
                units,
                "j",
                List.of(
                        new Statement.Let(Statement.Type.REAL, sum, Nest.zero()),
                        new Statement.For(
                                "n",
                                Nest.limit(Axis.batch()),
                                List.of(new Statement.Assign(
                                        name, "+=", nest.at(Axis.batch(), "n").leaf(operand)))),
                        new Statement.Assign(nest.element(value), storage.assignment(value), name)));
    }

    /** The same expression for every entry; {@code numbers} are variables already. */
    static List<Statement> constant(Storage storage, Map<Value, Code> numbers, Value value) {
        String[] variables = {"k", "j"};
        Nest nest = new Nest(storage);
        numbers.forEach(nest::know);
        for (int i = 0; i < value.axes().size(); i++) {
            nest = nest.at(value.axes().get(i), variables[i]);
        }
        List<Statement> body = new ArrayList<>(List.of(new Statement.Assign(
                nest.element(value),
                storage.assignment(value),
                new Scalars(nest).code(((MapOperation) value.operation()).expression()))));
        for (int i = value.axes().size() - 1; i >= 0; i--) {
            body = Nest.loop(value.axes().get(i), variables[i], body);
        }
        return body;
    }
}
