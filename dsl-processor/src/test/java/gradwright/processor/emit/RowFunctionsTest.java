package gradwright.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which loops become calls with whole rows, and which must not. */
class RowFunctionsTest {

    private static final Offset.Step ROW = Offset.Step.ONE.times(32);
    private static final Offset FLAT = Offset.ZERO.plus("j");
    private static final Offset IN_ROW = Offset.ZERO.plus("n", ROW).plus("j");
    private static final Code LIMIT = new Code.Literal("32");

    private static Statement loop(Code limit, Code.Element target, String operator, Code value) {
        return new Statement.For("j", limit, List.of(new Statement.Assign(target, operator, value)));
    }

    private static Code tanh(Code argument) {
        return Scalars.function(Primitive.TANH, List.of(argument));
    }

    private static List<Statement> called(Statement statement) {
        return new RowFunctions(Set.of("losses")).called(List.of(statement));
    }

    private static void assertStays(Statement statement) {
        assertEquals(List.of(statement), called(statement));
    }

    private static Statement call(Offset xBegin, Offset yBegin) {
        return new Statement.Run(new Code.Call(
                "gradwright.runtime.generated.Rows",
                "tanh",
                List.of(
                        new Code.Name("x"),
                        new Code.Place(xBegin),
                        LIMIT,
                        new Code.Name("y"),
                        new Code.Place(yBegin))));
    }

    @Test
    void aLoopOverEntriesIsACall() {
        Statement loop = loop(LIMIT, new Code.Element("y", FLAT), "=", tanh(new Code.Element("x", FLAT)));
        assertEquals(List.of(call(Offset.ZERO, Offset.ZERO)), called(loop));
    }

    @Test
    void rowsBeginWhereTheOuterLoopStands() {
        Offset fromSecond = FLAT.plus(Offset.Step.ONE);
        Statement loop = loop(LIMIT, new Code.Element("y", IN_ROW), "=", tanh(new Code.Element("x", fromSecond)));
        Statement outer = new Statement.For("n", new Code.Name("samples"), List.of(loop));
        Statement expected = new Statement.For(
                "n",
                new Code.Name("samples"),
                List.of(call(Offset.ZERO.plus(Offset.Step.ONE), Offset.ZERO.plus("n", ROW))));
        assertEquals(List.of(expected), called(outer));
        Code condition = new Code.Name("condition");
        assertEquals(
                List.of(new Statement.If(condition, List.of(expected), List.of(expected))),
                called(new Statement.If(condition, List.of(outer), List.of(outer))));
    }

    @Test
    void otherLoopsStay() {
        Code.Element x = new Code.Element("x", FLAT);
        Code.Element y = new Code.Element("y", FLAT);
        assertStays(loop(new Code.Literal("7"), y, "=", tanh(x)));
        assertStays(loop(LIMIT, y, "+=", tanh(x)));
        assertStays(loop(LIMIT, y, "=", Scalars.function(Primitive.ERF, List.of(x))));
        assertStays(loop(LIMIT, y, "=", tanh(new Code.Infix(Code.Operator.PLUS, x, y))));
        assertStays(loop(LIMIT, y, "=", new Code.Infix(Code.Operator.TIMES, tanh(x), x)));
        assertStays(new Statement.For(
                "j", LIMIT, List.of(new Statement.Assign(y, "=", tanh(x)), new Statement.Assign(x, "=", y))));
    }

    @Test
    void entriesAStrideApartAreNoRow() {
        Code.Element apart = new Code.Element("x", Offset.ZERO.plus("j", ROW));
        Code.Element diagonal = new Code.Element("x", Offset.ZERO.plus("j", ROW).plus("j"));
        Code.Element one = new Code.Element("x", Offset.ZERO.plus("n"));
        for (Code.Element x : List.of(apart, diagonal, one)) {
            assertStays(loop(LIMIT, new Code.Element("y", FLAT), "=", tanh(x)));
            assertStays(loop(LIMIT, x, "=", tanh(new Code.Element("y", FLAT))));
        }
    }

    @Test
    void aRowThatWouldBeReadAfterItIsWrittenStays() {
        Code.Element here = new Code.Element("x", FLAT);
        Code.Element next = new Code.Element("x", FLAT.plus(Offset.Step.ONE));
        assertStays(loop(LIMIT, next, "=", tanh(here)));
        assertStays(loop(LIMIT, here, "=", tanh(next)));
    }

    @Test
    void lossesAreInDoubleWhateverTheProgramIsIn() {
        Code.Element losses = new Code.Element("losses", FLAT);
        Code.Element x = new Code.Element("x", FLAT);
        assertStays(loop(LIMIT, losses, "=", tanh(x)));
        assertStays(loop(LIMIT, x, "=", tanh(losses)));
    }
}
