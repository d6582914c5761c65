package gradwright.processor.emit;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of variables that statements speak of. */
final class Identifiers {

    private final Set<String> names = new HashSet<>();

    private Identifiers() {}

    static Set<String> of(List<Statement> statements) {
        Identifiers identifiers = new Identifiers();
        statements.forEach(identifiers::add);
        return identifiers.names;
    }

    private void add(Statement statement) {
        if (statement instanceof Statement.Let let) {
            add(let.value());
        } else if (statement instanceof Statement.Keep keep) {
            add(keep.value());
        } else if (statement instanceof Statement.Assign assign) {
            add(assign.target());
            add(assign.value());
        } else if (statement instanceof Statement.For loop) {
            add(loop.limit());
            loop.body().forEach(this::add);
        } else if (statement instanceof Statement.If choice) {
            add(choice.condition());
            choice.body().forEach(this::add);
            choice.otherwise().forEach(this::add);
        } else if (statement instanceof Statement.Run run) {
            add(run.call());
        } else if (statement instanceof Statement.Return result) {
            add(result.value());
        }
    }

    private void add(Code code) {
        if (code instanceof Code.Name name) {
            names.add(name.name());
        } else if (code instanceof Code.Element element) {
            names.add(element.array());
            add(element.offset());
        } else if (code instanceof Code.Place place) {
            add(place.offset());
        } else if (code instanceof Code.Infix infix) {
            add(infix.left());
            add(infix.right());
        } else if (code instanceof Code.Negated negated) {
            add(negated.operand());
        } else if (code instanceof Code.Conditional conditional) {
            add(conditional.condition());
            add(conditional.then());
            add(conditional.otherwise());
        } else if (code instanceof Code.Call call) {
            call.arguments().forEach(this::add);
        }
    }

    private void add(Offset offset) {
        for (Offset.Part part : offset.parts()) {
            names.add(part.variable());
            names.addAll(part.step().symbols());
        }
    }
}
