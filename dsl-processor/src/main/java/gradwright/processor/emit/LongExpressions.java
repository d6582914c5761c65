package gradwright.processor.emit;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/** Gives names to parts of expressions that are too long or too deep for one; the order of operations stays as it is. */
final class LongExpressions {

    /** Bytes of code of one expression. */
    private static final int LONGEST = 1_000;

    /** Operations within operations: compilers recurse along them. */
    private static final int DEEPEST = 50;

    private final Names names;
    private final List<Statement> before = new ArrayList<>();
    private final Statement.Type type;

    private LongExpressions(Names names, Statement.Type type) {
        this.names = names;
        this.type = type;
    }

    /** The statements with every long expression in parts. */
    static List<Statement> cut(List<Statement> statements, Names names) {
        List<Statement> cut = new ArrayList<>();
        statements.forEach(statement -> cut.addAll(cut(statement, names)));
        return cut;
    }

    private static List<Statement> cut(Statement statement, Names names) {
        if (statement instanceof Statement.For loop) {
            return List.of(new Statement.For(loop.variable(), loop.limit(), cut(loop.body(), names)));
        }
        if (statement instanceof Statement.If choice) {
            LongExpressions parts = new LongExpressions(names, Statement.Type.REAL);
            return parts.then(new Statement.If(
                    parts.cut(choice.condition()), cut(choice.body(), names), cut(choice.otherwise(), names)));
        }
        if (statement instanceof Statement.Let let) {
            LongExpressions parts = new LongExpressions(names, let.type());
            return parts.then(new Statement.Let(let.type(), let.name(), parts.whole(let.value())));
        }
        if (statement instanceof Statement.Assign assign) {
            LongExpressions parts = new LongExpressions(names, Statement.Type.REAL);
            return parts.then(new Statement.Assign(assign.target(), assign.operator(), parts.whole(assign.value())));
        }
        if (statement instanceof Statement.Return result) {
            LongExpressions parts = new LongExpressions(names, Statement.Type.DOUBLE);
            return parts.then(new Statement.Return(parts.whole(result.value())));
        }
        return List.of(statement);
    }

    private List<Statement> then(Statement statement) {
        before.add(statement);
        return before;
    }

    /** What a statement computes, in terms of parts that stand before it. */
    private Code whole(Code code) {
        return isShort(code) ? code : within(code);
    }

    private Code cut(Code code) {
        return isShort(code) ? code : named(within(code));
    }

    private static boolean isShort(Code code) {
        return isShallow(code, DEEPEST) && CodeSize.of(code) <= LONGEST;
    }

    private static boolean isShallow(Code code, int levels) {
        if (code instanceof Code.Infix infix) {
            return levels > 0 && isShallow(infix.right(), levels - 1) && isShallow(infix.left(), levels - 1);
        }
        if (code instanceof Code.Call call) {
            return levels > 0 && call.arguments().stream().allMatch(argument -> isShallow(argument, levels - 1));
        }
        if (code instanceof Code.Negated negated) {
            return levels > 0 && isShallow(negated.operand(), levels - 1);
        }
        return !(code instanceof Code.Conditional choice)
                || (levels > 0
                        && isShallow(choice.condition(), levels - 1)
                        && isShallow(choice.then(), levels - 1)
                        && isShallow(choice.otherwise(), levels - 1));
    }

    /** The expression over names of parts, as far as any are too long. */
    private Code within(Code code) {
        if (code instanceof Code.Infix infix) {
            return infix(infix);
        }
        if (code instanceof Code.Negated negated) {
            return new Code.Negated(cut(negated.operand()));
        }
        if (code instanceof Code.Call call) {
            return new Code.Call(
                    call.owner(),
                    call.method(),
                    call.arguments().stream().map(this::cut).toList());
        }
        return code instanceof Code.Conditional choice ? choice(choice) : code;
    }

    /** Sums and products are as deep as they are long. */
    private Code infix(Code.Infix infix) {
        List<Code.Infix> chain = new ArrayList<>();
        Code first = infix;
        while (first instanceof Code.Infix next) {
            chain.add(0, next);
            first = next.left();
        }
        Code result = cut(first);
        for (Code.Infix next : chain) {
            boolean isLazy = next.operator() == Code.Operator.AND;
            Code right = isLazy ? next.right() : cut(next.right());
            Code joined = new Code.Infix(next.operator(), result, right);
            result = isShort(joined) ? joined : new Code.Infix(next.operator(), named(result), right);
        }
        return result;
    }

    /** Only the branch that is taken is computed. */
    private Code choice(Code.Conditional choice) {
        String name = names.fresh("part");
        Code condition = cut(choice.condition());
        before.add(new Statement.Let(type, name, Scalars.literal(Rational.ZERO)));
        before.add(new Statement.If(condition, branch(name, choice.then()), branch(name, choice.otherwise())));
        return new Code.Name(name);
    }

    private List<Statement> branch(String name, Code value) {
        return cut(new Statement.Assign(new Code.Name(name), "=", value), names);
    }

    private Code named(Code code) {
        boolean isCondition =
                code instanceof Code.Infix infix && infix.operator().precedence() < Code.Operator.PLUS.precedence();
        if (isCondition || !(code instanceof Code.Infix || code instanceof Code.Call || code instanceof Code.Negated)) {
            return code;
        }
        String name = names.fresh("part");
        before.add(new Statement.Let(type, name, code));
        return new Code.Name(name);
    }
}
