package gradwright.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Sum;
import java.util.List;
import java.util.stream.Collectors;

/** Compares formulas in normal form whatever the order of their terms and factors. */
public final class SameFormula {

    private SameFormula() {}

    public static void assertSameFormula(Expr expected, Expr actual) {
        assertEquals(unordered(expected), unordered(actual), () -> "expected " + expected + "\nbut was " + actual);
    }

    private static Object unordered(Expr expr) {
        if (expr instanceof Sum sum) {
            return sum.terms().stream()
                    .map(term -> List.of(
                            term.coefficient(),
                            term.factors().stream()
                                    .map(factor -> List.of(unordered(factor.base()), factor.exponent()))
                                    .collect(Collectors.toSet())))
                    .collect(Collectors.toSet());
        }
        return expr instanceof Apply apply
                ? List.of(
                        apply.primitive(),
                        apply.arguments().stream().map(SameFormula::unordered).toList())
                : expr;
    }
}
