package gradwright.processor.formula;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.check.CheckReport;
import gradwright.processor.diag.Problem;
import gradwright.processor.differentiate.Differentiator;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Index;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever is written, the language answers with an error, or with values whose derivatives are differences: it neither
 * fails nor hangs.
 */
class RandomStringsTest {

    private static final int STRINGS = 5_000;

    /** Of the formulas that are right, those whose derivatives were compared with differences. */
    private int differentiated;

    private static final Evaluated E = Evaluated.nothing()
            .size("N", 2)
            .size("M", 3)
            .matrix("X", "N,M", 1.1, 2.3, 3.2, 4.6, 5.4, 6.7)
            .matrix("A", "N,N", 1.2, 2.5, 3.1, 4.7)
            .matrix("u", "N", 10.3, 20.9)
            .matrix("v", "M", 1.4, -1.7, 2.2)
            .number("s", 0.5)
            .index("i", 1)
            .indices("t", "N", 1, 0);

    private static final List<String> WORDS = List.of(
            "X",
            "A",
            "u",
            "v",
            "s",
            "i",
            "t",
            "N",
            "M",
            "pi",
            "n",
            "m",
            "Y",
            "0",
            "1",
            "2",
            "0.5",
            "1e9",
            "+",
            "-",
            "*",
            ".*",
            "/",
            "^",
            "'",
            "(",
            ")",
            "(",
            ")",
            ",",
            ";",
            ":",
            "|",
            "=",
            "==",
            "!=",
            "<",
            "&&",
            "!",
            "sum(",
            "max(",
            "sum(n: ",
            "prod(",
            "softmax(",
            "grad(",
            "jacobian(",
            "exp(",
            "log(",
            "norm(",
            "diag(",
            "outer(",
            "dot(",
            "trace(",
            "eye(",
            "where(",
            "stop(",
            "logsumexp(",
            "#",
            "[",
            "Y = ",
            "U(n) = ");

    private static final List<String> RIGHT = List.of(
            "Y = X * v; sum((Y - u)^2) / N",
            "sum(n: X(n, t(n)) | n != i)",
            "grad(sum(softmax(X; M) .* X), X)",
            "U(n, m) = A(n, m) * u(n); trace(U)",
            "jacobian(A * u, u) - A",
            "where(X > 1 && X < 5, X, -X)(1, 0:1)",
            "prod(v) + max(u; N) * logsumexp(v)",
            "outer(u, v) .* X' '",
            "sum(n, m: A(n, m)^2 * (n == 0) * (m == 1))");

    @Test
    void wordsAtRandom() {
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < STRINGS / 2; k++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(4) == 0 ? " " : "");
            }
            check(text.toString(), random);
        }
        assertTrue(differentiated >= 25, () -> "only " + differentiated);
    }

    @Test
    void nearMisses() {
        SplittableRandom random = new SplittableRandom(6);
        for (int k = 0; k < STRINGS / 2; k++) {
            StringBuilder text = new StringBuilder(RIGHT.get(random.nextInt(RIGHT.size())));
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int place = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(place);
                    case 1 -> text.insert(place, WORDS.get(random.nextInt(WORDS.size())));
                    default -> text.setCharAt(place, (char) random.nextInt(32, 127));
                }
            }
            check(text.toString(), random);
        }
        assertTrue(differentiated >= 80, () -> "only " + differentiated);
    }

    private void check(String formula, SplittableRandom random) {
        assertTimeoutPreemptively(
                ofSeconds(20),
                () -> {
                    Evaluated.Lowered lowered = E.lower(formula);
                    assertTrue(
                            lowered.formula().isPresent() != !lowered.problems().isEmpty(), formula);
                    for (Problem problem : lowered.problems()) {
                        assertFalse(
                                problem.headline().isBlank() || problem.help().isBlank(), formula);
                        assertFalse(problem.facts().isEmpty(), formula);
                    }
                    lowered.formula().ifPresent(values -> checkValue(values.result(), formula, random));
                },
                formula);
    }

    /** Differences go through a value that is stopped, and tell nothing where a value or a derivative is not finite. */
    private void checkValue(Value result, String formula, SplittableRandom random) {
        Point point = E.point();
        double[] entries = point.evaluate(result);
        if (formula.contains("stop(") || !isFinite(entries)) {
            return;
        }
        Value number = weighted(result);
        List<Value> sources = Point.realSources(number);
        Map<Value, Value> gradients = new LinkedHashMap<>();
        Differentiator.cotangents(number, sources::contains).forEach((source, gradient) -> {
            if (sources.contains(source) && isFinite(point.evaluate(gradient))) {
                gradients.put(source, gradient);
            }
        });
        CheckReport report = E.check(number, gradients, random);
        assertTrue(report.passed(), () -> formula + ": " + report);
        differentiated += report.smooth() > 0 ? 1 : 0;
    }

    /** Every entry with a weight of its own: mistakes in several do not cancel in the sum. */
    private static Value weighted(Value result) {
        List<Expr> factors = new ArrayList<>(List.of(new Leaf(result)));
        result.axes().forEach(axis -> factors.add(Algebra.sum(List.of(Algebra.ONE, new Index(axis)))));
        return new Values().of(new MapOperation(Algebra.product(factors)), result.axes(), result.origin());
    }

    private static boolean isFinite(double[] entries) {
        return Arrays.stream(entries).allMatch(Double::isFinite);
    }
}
