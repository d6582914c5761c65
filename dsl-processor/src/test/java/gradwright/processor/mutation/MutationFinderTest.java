package gradwright.processor.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.JavaFileObjects;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What is turned in a file, and what is not. */
class MutationFinderTest {

    private static final String HEAD = """
            package example;

            import static gradwright.processor.ir.Algebra.*;
            import static gradwright.processor.ir.Primitive.*;

            import gradwright.processor.ir.*;
            import gradwright.processor.op.*;
            import java.util.*;

            class Rules {
            """;

    /** The mutations of a member, as {@code KIND right → wrong}. */
    private static List<String> found(String member) throws IOException {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(JavaFileObjects.forSourceString("example.Rules", HEAD + member + "\n}\n")));
        CompilationUnitTree unit = task.parse().iterator().next();
        task.analyze();
        return MutationFinder.find("Rules.java", unit, task).stream()
                .flatMap(site -> site.mutations().stream())
                .map(mutation -> mutation.kind() + " " + mutation.change())
                .sorted()
                .collect(Collectors.toList());
    }

    @Test
    void signsAndOrdersOfAFormula() throws IOException {
        assertEquals(
                List.of(
                        "ORDER `subtract(ONE, apply(TANH, x))` → `subtract(apply(TANH, x), ONE)`",
                        "SIGN `subtract(ONE, apply(TANH, x))` → `Algebra.negate(subtract(ONE, apply(TANH, x)))`",
                        "SIGN `subtract(ONE, apply(TANH, x))` → `Algebra.sum(List.of(ONE, apply(TANH, x)))`",
                        "SIGN `x` → `Algebra.negate(x)`"),
                found("Expr rule(Expr x) { return subtract(ONE, apply(TANH, x)); }"));
    }

    @Test
    void primitivesThatCompare() throws IOException {
        assertEquals(
                List.of(
                        "COMPARISON `GREATER` → `Primitive.AT_LEAST`",
                        "ORDER `apply(GREATER, x, ZERO)` → `apply(GREATER, ZERO, x)`",
                        "SIGN `apply(GREATER, x, ZERO)` → `Algebra.negate(apply(GREATER, x, ZERO))`",
                        "SIGN `x` → `Algebra.negate(x)`"),
                found("Expr rule(Expr x) { return apply(GREATER, x, ZERO); }"));
        assertEquals(
                List.of(
                        "COMPARISON `MAX` → `Primitive.MIN`",
                        "SIGN `apply(MAX, x, y)` → `Algebra.negate(apply(MAX, x, y))`",
                        "SIGN `x` → `Algebra.negate(x)`",
                        "SIGN `y` → `Algebra.negate(y)`"),
                found("Expr rule(Expr x, Expr y) { return apply(MAX, x, y); }"));
    }

    @Test
    void comparisonsOfNumbersAndQuestions() throws IOException {
        assertEquals(
                List.of("COMPARISON `a < b` → `a <= b`", "COMPARISON `a < b` → `a > b`"),
                found("boolean isSmall(int a, int b) { return a < b; }"));
        assertEquals(
                List.of("COMPARISON `a.isEmpty()` → `!a.isEmpty()`"),
                found("boolean isEmpty(List<String> a) { return a.isEmpty(); }"));
        assertEquals(
                List.of("COMPARISON `!a.isEmpty()` → `a.isEmpty()`"),
                found("boolean isFull(List<String> a) { return !a.isEmpty(); }"));
    }

    @Test
    void places() throws IOException {
        assertEquals(
                List.of("ORDER `x.get(1)` → `x.get(0)`", "SIGN `x.get(1)` → `Algebra.negate(x.get(1))`"),
                found("Expr second(List<Expr> x) { return x.get(1); }"));
    }

    @Test
    void axes() throws IOException {
        assertEquals(
                List.of("AXIS `left.axes()` → `right.axes()`"),
                found("List<Axis> axes(Value left, Value right) { return left.axes(); }"));
        assertEquals(
                List.of("AXIS `along` → `other`"),
                found("Expr index(Axis along, Axis other) { return new Expr.Index(along); }"));
        assertEquals(List.of(), found("List<Axis> axes(Value result, Value cotangent) { return result.axes(); }"));
    }

    /** What is the same by construction, what is only said, and what runs once for all mutants. */
    @Test
    void whatIsNotTurned() throws IOException {
        assertEquals(
                List.of(), found("Contract of(Value a, Value b) { return new Contract(a, b, Optional.empty()); }"));
        assertEquals(List.of(), found("void fail(int a) { throw new IllegalStateException(\"\" + (a - 1)); }"));
        assertEquals(List.of(), found("String name(String a) { return a + \"_\"; }"));
        assertEquals(List.of(), found("static final Expr HALF = negate(ONE);"));
        assertEquals(List.of(), found("@SuppressWarnings(\"a\" + \"b\") void nothing() {}"));
    }
}
