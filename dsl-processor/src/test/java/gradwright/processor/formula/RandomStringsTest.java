package gradwright.processor.formula;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.diag.Problem;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is written, the language answers with values or with an error: it neither fails nor hangs. */
class RandomStringsTest {

    private static final int STRINGS = 5_000;

    private static final Evaluated E = Evaluated.nothing()
            .size("N", 2)
            .size("M", 3)
            .matrix("X", "N,M", 1, 2, 3, 4, 5, 6)
            .matrix("A", "N,N", 1, 2, 3, 4)
            .matrix("u", "N", 10, 20)
            .matrix("v", "M", 1, -1, 2)
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
            check(text.toString());
        }
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
            check(text.toString());
        }
    }

    private static void check(String formula) {
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
                    lowered.formula().ifPresent(values -> E.point().evaluate(values.result()));
                },
                formula);
    }
}
