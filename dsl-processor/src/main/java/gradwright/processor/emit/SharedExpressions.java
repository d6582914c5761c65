package gradwright.processor.emit;

import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what several expressions at one place compute more than once, and what to call it. */
final class SharedExpressions {

    private SharedExpressions() {}

    /** The expressions that are needed more than once, inner ones first. */
    static List<Expr> of(List<Expr> exprs) {
        Map<Expr, Integer> uses = new LinkedHashMap<>();
        exprs.forEach(expr -> count(expr, 1, uses));
        return uses.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(Expr::weight))
                .toList();
    }

    private static void count(Expr expr, int times, Map<Expr, Integer> uses) {
        boolean isCostly = expr instanceof Sum
                || (expr instanceof Apply apply && !apply.primitive().isComparison());
        if (isCostly && uses.merge(expr, times, Integer::sum) > times) {
            return;
        }
        if (expr instanceof Sum sum) {
            for (Term term : sum.terms()) {
                for (Factor factor : term.factors()) {
                    count(factor.base(), Math.abs(factor.exponent()), uses);
                }
            }
        } else {
            expr.children().forEach(child -> count(child, 1, uses));
        }
    }

    /** What to call an expression's value. */
    static String name(Expr expr) {
        if (expr instanceof Apply apply) {
            return apply.primitive().name().toLowerCase(Locale.ROOT);
        }
        List<Term> terms = expr instanceof Sum sum ? sum.terms() : List.of();
        if (terms.size() == 1) {
            return "product";
        }
        return terms.size() == 2 && terms.get(1).coefficient().signum() < 0 ? "difference" : "partial";
    }
}
