package gradwright.processor.emit;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Statement;
import gradwright.processor.ir.Value;
import gradwright.processor.op.MapOperation;
import java.util.ArrayList;
import java.util.List;

/** Writes maps, entry by entry at one place of a loop nest; what several of them need is computed once. */
final class Epilogue {

    private final Storage storage;
    private final Names locals;

    Epilogue(Storage storage, Names locals) {
        this.storage = storage;
        this.locals = locals;
    }

    /** An expression at that place, and what becomes of it. */
    interface Sink {
        Expr expression();

        List<Statement> take(Code code);
    }

    /** The statements that compute each sink's expression and hand it over. */
    List<Statement> statements(Nest nest, List<Sink> sinks) {
        List<Statement> statements = new ArrayList<>();
        Scalars scalars = new Scalars(nest);
        List<Expr> shared = new ArrayList<>(
                SharedExpressions.of(sinks.stream().map(Sink::expression).toList()));
        for (Sink sink : sinks) {
            // Not before it is needed: it may read what an earlier sink stores.
            for (Expr needed :
                    shared.stream().filter(sink.expression()::contains).toList()) {
                String name = locals.fresh(SharedExpressions.name(needed));
                statements.add(new Statement.Let(Statement.Type.REAL, name, scalars.code(needed)));
                scalars.know(needed, new Code.Name(name));
                shared.remove(needed);
            }
            statements.addAll(sink.take(scalars.code(sink.expression())));
        }
        return statements;
    }

    /** The sink of a map: its array, a variable that later maps read, or both. */
    Sink store(Value value, boolean isReadHere, Nest nest) {
        return store(value, ((MapOperation) value.operation()).expression(), isReadHere, nest);
    }

    /** The same for a map whose expression is simpler at this place. */
    Sink store(Value value, Expr expression, boolean isReadHere, Nest nest) {
        return new Sink() {
            @Override
            public Expr expression() {
                return expression;
            }

            @Override
            public List<Statement> take(Code code) {
                List<Statement> statements = new ArrayList<>();
                Code result = code;
                if (isReadHere) {
                    Code.Name name = new Code.Name(locals.fresh(storage.variable(value)));
                    statements.add(new Statement.Let(Statement.Type.REAL, name.name(), code));
                    nest.know(value, name);
                    result = name;
                }
                if (storage.isStored(value)) {
                    statements.add(new Statement.Assign(nest.element(value), storage.assignment(value), result));
                }
                return statements;
            }
        };
    }
}
