package gradwright.processor.emit;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Statement;
import java.util.List;

/**
 * How many bytes of a class file code takes, at most: every variable counts as a field of {@code this} does.
 *
 * <p>(The Java Virtual Machine Specification, chapter 6, has the length of each instruction.)
 */
final class CodeSize {

    /** A field, or a local variable beyond the first 256. */
    private static final int VARIABLE = 4;

    /** A constant, or the index of one. */
    private static final int CONSTANT = 3;

    private static final int JUMP = 3;

    /** An operation on what was loaded, and the conversion of one operand. */
    private static final int OPERATION = 2;

    private CodeSize() {}

    static int of(List<Statement> statements) {
        return statements.stream().mapToInt(CodeSize::of).sum();
    }

    static int of(Statement statement) {
        if (statement instanceof Statement.Let let) {
            return of(let.value()) + VARIABLE + OPERATION;
        }
        if (statement instanceof Statement.Keep keep) {
            return of(keep.value()) + VARIABLE + OPERATION;
        }
        if (statement instanceof Statement.Assign assign) {
            // An entry that is added to is loaded by what it is stored by.
            return of(assign.target()) + of(assign.value()) + 3 * OPERATION;
        }
        if (statement instanceof Statement.For loop) {
            return of(loop.limit()) + of(loop.body()) + 3 * VARIABLE + 3 * JUMP;
        }
        if (statement instanceof Statement.If choice) {
            return of(choice.condition()) + of(choice.body()) + of(choice.otherwise()) + 2 * JUMP;
        }
        if (statement instanceof Statement.Run run) {
            return of(run.call());
        }
        return statement instanceof Statement.Return result ? of(result.value()) + OPERATION : 0;
    }

    static int of(Code code) {
        if (code instanceof Code.Name) {
            return VARIABLE;
        }
        if (code instanceof Code.Element element) {
            return VARIABLE + of(element.offset()) + OPERATION;
        }
        if (code instanceof Code.Place place) {
            return of(place.offset());
        }
        if (code instanceof Code.Infix infix) {
            boolean isChoice = infix.operator().precedence() < Code.Operator.PLUS.precedence();
            int size = OPERATION + (isChoice ? JUMP : 0);
            Code left = infix;
            // Sums are as deep as they are long.
            while (left instanceof Code.Infix sum) {
                size += of(sum.right()) + OPERATION + (isChoice ? JUMP : 0);
                left = sum.left();
            }
            return size + of(left);
        }
        if (code instanceof Code.Negated negated) {
            return of(negated.operand()) + OPERATION;
        }
        if (code instanceof Code.Conditional conditional) {
            return of(conditional.condition())
                    + of(conditional.then())
                    + of(conditional.otherwise())
                    + 2 * (JUMP + OPERATION);
        }
        if (code instanceof Code.Call call) {
            return VARIABLE
                    + CONSTANT
                    + call.arguments().stream()
                            .mapToInt(argument -> of(argument) + OPERATION)
                            .sum();
        }
        return CONSTANT;
    }

    private static int of(Offset offset) {
        int size = CONSTANT;
        for (Offset.Part part : offset.parts()) {
            size += VARIABLE + OPERATION + CONSTANT + part.step().symbols().size() * (VARIABLE + OPERATION);
        }
        return size;
    }
}
