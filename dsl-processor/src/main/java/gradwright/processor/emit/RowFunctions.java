package gradwright.processor.emit;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces a loop that does nothing but give every entry of a row to a function, and of which the runtime makes vectors, by a
 * call with the whole row. The bits are the same.
 */
final class RowFunctions {

    private static final String ROWS = "gradwright.runtime.generated.Rows";

    /** Rows of fewer entries have no whole vector. */
    private static final int FEWEST = 8;

    private final Set<String> others;

    /** Where the arrays called {@code others} hold numbers that are not in the program's precision. */
    RowFunctions(Set<String> others) {
        this.others = Set.copyOf(others);
    }

    List<Statement> called(List<Statement> statements) {
        List<Statement> called = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.For loop) {
                called.add(call(loop)
                        .orElseGet(() -> new Statement.For(loop.variable(), loop.limit(), called(loop.body()))));
            } else if (statement instanceof Statement.If choice) {
                called.add(new Statement.If(choice.condition(), called(choice.body()), called(choice.otherwise())));
            } else {
                called.add(statement);
            }
        }
        return called;
    }

    private Optional<Statement> call(Statement.For loop) {
        boolean isShort = loop.limit() instanceof Code.Literal literal && Integer.parseInt(literal.text()) < FEWEST;
        if (isShort
                || loop.body().size() != 1
                || !(loop.body().get(0) instanceof Statement.Assign assign)
                || !assign.operator().equals("=")
                || !(assign.target() instanceof Code.Element target)
                || !(assign.value() instanceof Code.Call function)
                || !isOfRows(function)
                || !(function.arguments().get(0) instanceof Code.Element entry)
                || others.contains(target.array())
                || others.contains(entry.array())) {
            return Optional.empty();
        }
        Optional<Offset> begin = entry.offset().without(loop.variable());
        Optional<Offset> targetBegin = target.offset().without(loop.variable());
        boolean isSafe = !entry.array().equals(target.array()) || begin.equals(targetBegin);
        return begin.isPresent() && targetBegin.isPresent() && isSafe
                ? Optional.of(new Statement.Run(new Code.Call(
                        ROWS,
                        function.method(),
                        List.of(
                                new Code.Name(entry.array()),
                                new Code.Place(begin.get()),
                                loop.limit(),
                                new Code.Name(target.array()),
                                new Code.Place(targetBegin.get())))))
                : Optional.empty();
    }

    private static boolean isOfRows(Code.Call call) {
        return Primitive.ofRows().stream()
                .anyMatch(primitive -> call.equals(Scalars.function(primitive, call.arguments())));
    }
}
