package gradwright.processor.emit;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Statement;
import gradwright.processor.op.Reduce;
import java.util.List;

/** A variable in which a reduction is under way. */
record Accumulator(Reduce.Kind kind, Code.Name variable) {

    /** What it is called, unless that is taken. */
    static String wanted(Reduce.Kind kind) {
        return switch (kind) {
            case SUM -> "sum";
            case MAX -> "largest";
            case PRODUCT -> "product";
        };
    }

    /** The variable where nothing is joined yet. */
    Statement.Let begun(Statement.Type type) {
        Code start = switch (kind) {
            case SUM -> Nest.zero();
            case MAX -> new Code.NegativeInfinity();
            case PRODUCT -> Scalars.literal(Rational.ONE);
        };
        return new Statement.Let(type, variable.name(), start);
    }

    /** One more entry. */
    Statement join(Code entry) {
        return switch (kind) {
            case SUM -> new Statement.Assign(variable, "+=", entry);
            case MAX ->
                new Statement.Assign(variable, "=", new Code.Call("java.lang.Math", "max", List.of(variable, entry)));
            case PRODUCT -> new Statement.Assign(variable, "*=", entry);
        };
    }
}
