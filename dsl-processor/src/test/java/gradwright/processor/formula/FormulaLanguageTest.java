package gradwright.processor.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every production of the grammar and every rule of typing, with values worked out by hand. */
class FormulaLanguageTest {

    private static final Evaluated E = Evaluated.nothing()
            .size("N", 2)
            .size("M", 3)
            .size("K", 4)
            .matrix("X", "N,M", 1, 2, 3, 4, 5, 6)
            .matrix("W", "M,K", 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1)
            .matrix("A", "N,N", 1, 2, 3, 4)
            .matrix("B", "2,3", 1, 2, 3, 4, 5, 6)
            .matrix("u", "N", 10, 20)
            .matrix("v", "M", 1, -1, 2)
            .number("s", 0.5)
            .number("z", -3)
            .index("i", 1)
            .indices("t", "N", 2, 0);

    private static double[] numbers(String list) {
        return Stream.of(list.trim().split("[\\s/]+", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static void check(String formula, String shape, String entries) {
        assertEquals(shape == null ? "" : shape, E.shape(formula), () -> "shape of " + formula);
        double[] actual = E.entries(formula);
        assertArrayEquals(numbers(entries), actual, 1e-12, () -> formula + " gives " + Arrays.toString(actual));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "1 + 2 * 3 ~ 7",
                "(1 + 2) * 3 ~ 9",
                "7 - 2 - 1 ~ 4",
                "8 / 4 / 2 ~ 1",
                "2 * 6 / 3 * 2 ~ 8",
                "-2^2 ~ -4",
                "2^3^2 ~ 512",
                "2^-1 ~ 0.5",
                "2.^3 ~ 8",
                "-z^2 ~ -9",
                "z^2 ~ 9",
                "z^3 ~ -27",
                "z^-3 ~ -0.037037037037037035",
                "z^i ~ -3",
                "9^0.5 ~ 3",
                "4^s ~ 2",
                "+s ~ 0.5",
                "--s ~ 0.5",
                "- -s ~ 0.5",
                "2 .* 3 ~ 6",
                "3 ./ 4 ~ 0.75",
                ".5 + 1.25e1 + 1E-1 ~ 13.1",
                "pi ~ 3.141592653589793",
                "1 < 2 ~ 1",
                "2 < 1 ~ 0",
                "2 <= 2 ~ 1",
                "3 <= 2 ~ 0",
                "2 > 1 ~ 1",
                "2 >= 3 ~ 0",
                "z >= -3 ~ 1",
                "s == 0.5 ~ 1",
                "s != 0.5 ~ 0",
                "s > 0 && z > 0 ~ 0",
                "s > 0 && z < 0 ~ 1",
                "!(s > 0) ~ 0",
                "!s > 1 ~ 1",
                "(s > 0) + (z < 0) + 1 ~ 3",
                "2 * (1 < 2) + 1 < 4 ~ 1",
                "s'  ~ 0.5",
                "a = 2; b = a * 3; b + a ~ 8",
            })
    void numbers(String formula, double value) {
        check(formula, "", Double.toString(value));
    }

    @Test
    void disjunction() {
        assertEquals(1, E.number("s > 0 || z > 0"));
        assertEquals(0, E.number("s > 1 || z > 0"));
        assertEquals(1, E.number("s > 0 || z < 0"));
        // && binds tighter than ||.
        assertEquals(1, E.number("s > 0 || z > 0 && z > 0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "X ~ N,M ~ 1 2 3 / 4 5 6",
                "X' ~ M,N ~ 1 4 / 2 5 / 3 6",
                "X'' ~ N,M ~ 1 2 3 / 4 5 6",
                "v' ~ M ~ 1 -1 2",
                "X + X ~ N,M ~ 2 4 6 / 8 10 12",
                "X - 1 ~ N,M ~ 0 1 2 / 3 4 5",
                "1 - X ~ N,M ~ 0 -1 -2 / -3 -4 -5",
                "X + v ~ N,M ~ 2 1 5 / 5 4 8",
                "v + X ~ N,M ~ 2 1 5 / 5 4 8",
                "X + u ~ N,M ~ 11 12 13 / 24 25 26",
                "X' + u ~ M,N ~ 11 24 / 12 25 / 13 26",
                "u + v ~ N,M ~ 11 9 12 / 21 19 22",
                "X .* v ~ N,M ~ 1 -2 6 / 4 -5 12",
                "X ./ v ~ N,M ~ 1 -2 1.5 / 4 -5 3",
                "X / 2 ~ N,M ~ 0.5 1 1.5 / 2 2.5 3",
                "X.^2 ~ N,M ~ 1 4 9 / 16 25 36",
                "v^3 ~ M ~ 1 -1 8",
                "2^v ~ M ~ 2 0.5 4",
                "X > 3 ~ N,M ~ 0 0 0 / 1 1 1",
                "(X > v) + (X == 2) ~ N,M ~ 0 2 1 / 1 1 1",
                "s * X ~ N,M ~ 0.5 1 1.5 / 2 2.5 3",
                "X * s ~ N,M ~ 0.5 1 1.5 / 2 2.5 3",
                "X * W ~ N,K ~ 1 2 3 6 / 4 5 6 15",
                "X * v ~ N ~ 5 11",
                "u * X ~ M ~ 90 120 150",
                "A * A ~ N,N ~ 7 10 / 15 22",
                "A * A' ~ N,N ~ 5 11 / 11 25",
                "A' * A ~ N,N ~ 10 14 / 14 20",
                "X * X' ~ N,N ~ 14 32 / 32 77",
                "X' * X ~ M,M ~ 17 22 27 / 22 29 36 / 27 36 45",
                "A' ~ N,N ~ 1 3 / 2 4",
                "A + A' ~ N,N ~ 2 5 / 5 8",
                "A * u ~ N ~ 50 110",
                "u * A ~ N ~ 70 100",
                "A * X ~ N,M ~ 9 12 15 / 19 26 33",
                "X * X' * X ~ N,M ~ 142 188 234 / 340 449 558",
                "B' * B ~ 3,3 ~ 17 22 27 / 22 29 36 / 27 36 45",
                "B + ones(2, 3) ~ 2,3 ~ 2 3 4 / 5 6 7",
            })
    void shapes(String formula, String shape, String entries) {
        check(formula, shape, entries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "X(1, 2) ~ ~ 6",
                "X(1, :) ~ M ~ 4 5 6",
                "X(:, 0) ~ N ~ 1 4",
                "X(:, :) ~ N,M ~ 1 2 3 / 4 5 6",
                "X(:, 0:1) ~ N,2 ~ 1 2 / 4 5",
                "X(0:0, 1:2) ~ 1,2 ~ 2 3",
                "X(1, 1:2) ~ 2 ~ 5 6",
                "v(1) ~ ~ -1",
                "v(1:2) ~ 2 ~ -1 2",
                "(X + 1)(1, 2) ~ ~ 7",
                "X'(2, 1) ~ ~ 6",
                "X'(2, :) ~ N ~ 3 6",
                "X(i, :) ~ M ~ 4 5 6",
                "X(i, i) ~ ~ 5",
                "v(i) ~ ~ -1",
                "v(t) ~ N ~ 2 1",
                "X(:, t) ~ N,N ~ 3 1 / 6 4",
                "X(0, t) ~ N ~ 3 1",
                "A(:, 0) + u ~ N ~ 11 23",
                "A(0, :) + u ~ N ~ 11 22",
                "A(0, :) .* A(:, 0) ~ N ~ 1 6",
                "softmax(v)(0) + softmax(v)(1) + softmax(v)(2) ~ ~ 1",
                "t(0) ~ ~ 2",
                "t + 1 ~ N ~ 3 1",
                "N + M * K ~ ~ 14",
                "sum(X) / N ~ ~ 10.5",
            })
    void selections(String formula, String shape, String entries) {
        check(formula, shape, entries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "sum(n, m: X(n, m)) ~ ~ 21",
                "sum(m: v(m)^2) ~ ~ 6",
                "mean(m: v(m)) ~ ~ 0.6666666666666666",
                "prod(m: v(m)) ~ ~ -2",
                "max(m: v(m)) ~ ~ 2",
                "min(m: v(m)) ~ ~ -1",
                "sum(n: X(n, t(n))) ~ ~ 7",
                "sum(n: sum(m: X(n, m) * v(m))) ~ ~ 16",
                "sum(m: v(m) | m != 1) ~ ~ 3",
                "mean(m: v(m) | m > 0) ~ ~ 0.5",
                "prod(m: v(m) | m != 1) ~ ~ 2",
                "max(m: v(m) | m < 2) ~ ~ 1",
                "min(m: v(m) | m != 1) ~ ~ 1",
                "sum(n, m: X(n, m)^2 * (n == 0) * (m == 2)) ~ ~ 9",
                "sum(n, m: X(n, m) | n == 0 && m != i) ~ ~ 4",
                "sum(n: A(n, n)) ~ ~ 5",
                "sum(n, m: A(n, m) * A(m, n)) ~ ~ 29",
                "sum(n: u(n) * n) ~ ~ 20",
                "U(n, j) = sum(k: X(n, k) * W(k, j)); U ~ N,K ~ 1 2 3 6 / 4 5 6 15",
                "U(j, n) = X(n, j); U ~ M,N ~ 1 4 / 2 5 / 3 6",
                "U(n) = sum(X(n, :)); U ~ N ~ 6 15",
                "U(n) = A(n, n); U ~ N ~ 1 4",
                "U(n, m) = A(m, n); U ~ N,N ~ 1 3 / 2 4",
                "U(n) = sum(u .* u(n)); U ~ N ~ 300 600",
                "U(n) = sum(A(n, :)); U ~ N ~ 3 7",
                "U(n) = sum(A(:, n)); U ~ N ~ 4 6",
                "U(n) = dot(A(:, n), A(n, :)); U ~ N ~ 7 22",
                "U(n) = softmax(X; M)(n, 0) + softmax(X; M)(n, 1) + softmax(X; M)(n, 2); U ~ N ~ 1 1",
                "D(n, m) = A(n, m) * (n == m); D ~ N,N ~ 1 0 / 0 4",
                "G(n, m) = sum(k: X(n, k) * X(m, k)); G ~ N,N ~ 14 32 / 32 77",
                "P(n) = v(t(n)); P ~ N ~ 2 1",
                "q = v; sum(l: max(0, q(l) - q(i) + 0.5) | l != i) ~ ~ 6",
                "sum(n, l: max(0, X(n, l) - X(n, t(n)) + 1) | l != t(n)) ~ ~ 5",
                "sum(n, k: (A * A)(n, k)) ~ ~ 54",
            })
    void indexForm(String formula, String shape, String entries) {
        check(formula, shape, entries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "sum(X) ~ ~ 21",
                "sum(X; M) ~ N ~ 6 15",
                "sum(X; N) ~ M ~ 5 7 9",
                "sum(X'; N) ~ M ~ 5 7 9",
                "sum(X; N, M) ~ ~ 21",
                "mean(X) ~ ~ 3.5",
                "mean(X; N) ~ M ~ 2.5 3.5 4.5",
                "prod(X; M) ~ N ~ 6 120",
                "max(X) ~ ~ 6",
                "max(X; N) ~ M ~ 4 5 6",
                "min(X; M) ~ N ~ 1 4",
                "max(v, 0) ~ M ~ 1 0 2",
                "max(0, v) ~ M ~ 1 0 2",
                "min(X, v) ~ N,M ~ 1 -1 2 / 1 -1 2",
                "norm(v) ~ ~ 2.449489742783178",
                "norm(X; M) ~ N ~ 3.7416573867739413 8.774964387392123",
                "logsumexp(0 * v) ~ ~ 1.0986122886681098",
                "logsumexp(X; M) ~ N ~ 3.4076059644443806 6.40760596444438",
                "softmax(0 * v) ~ M ~ 0.3333333333333333 0.3333333333333333 0.3333333333333333",
                "logsoftmax(0 * X; N) ~ N,M ~ -0.6931471805599453 -0.6931471805599453 -0.6931471805599453 "
                        + "-0.6931471805599453 -0.6931471805599453 -0.6931471805599453",
                "dot(v, v) ~ ~ 6",
                "dot(A(0, :), u) ~ ~ 50",
                "outer(u, v) ~ N,M ~ 10 -10 20 / 20 -20 40",
                "outer(u, u) ~ N,N ~ 100 200 / 200 400",
                "trace(A) ~ ~ 5",
                "trace(X' * X) ~ ~ 91",
                "diag(u) ~ N,N ~ 10 0 / 0 20",
                "diag(A) ~ N ~ 1 4",
                "eye(N) ~ N,N ~ 1 0 / 0 1",
                "eye(3) ~ 3,3 ~ 1 0 0 / 0 1 0 / 0 0 1",
                "A * eye(N) ~ N,N ~ 1 2 / 3 4",
                "ones(N) + u ~ N ~ 11 21",
                "zeros(M, N) ~ M,N ~ 0 0 / 0 0 / 0 0",
                "ones(N, N) * u ~ N ~ 30 30",
                "where(X > 3, X, -X) ~ N,M ~ -1 -2 -3 / 4 5 6",
                "where(v > 0, 1, 0) ~ M ~ 1 0 1",
                "where(v > 0, X, 0) ~ N,M ~ 1 0 3 / 4 0 6",
                "exp(0) + log(1) + sqrt(4) + sin(0) + cos(0) ~ ~ 4",
                "tanh(0) + sigmoid(0) + erf(0) + expm1(0) + log1p(0) ~ ~ 0.5",
                "abs(v) + sign(v) ~ M ~ 2 0 3",
                "step(v) ~ M ~ 1 0 1",
                "relu(v) ~ M ~ 1 0 2",
                "leakyrelu(v) ~ M ~ 1 -0.01 2",
                "leakyrelu(v, 0.5) ~ M ~ 1 -0.5 2",
                "hardtanh(v) ~ M ~ 1 -1 1",
                "square(v) ~ M ~ 1 1 4",
                "pow(2, 10) ~ ~ 1024",
                "pow(z, 3) ~ ~ -27",
                "xlogy(0, 0) ~ ~ 0",
                "stop(v) ~ M ~ 1 -1 2",
            })
    void functions(String formula, String shape, String entries) {
        check(formula, shape, entries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "grad(z^3, z) ~ ~ 27",
                "grad(grad(z^3, z), z) ~ ~ -18",
                "grad(grad(grad(z^3, z), z), z) ~ ~ 6",
                "grad(grad(grad(exp(2 * s), s), s), s) ~ ~ 21.746254627672363",
                "grad(sum(v^2), v) ~ M ~ 2 -2 4",
                "grad(dot(u, X * v), X) ~ N,M ~ 10 -10 20 / 20 -20 40",
                "grad(s, v) ~ M ~ 0 0 0",
                "grad(s * stop(s), s) ~ ~ 0.5",
                "Y = X * v; L = sum(Y^2) / 2; grad(L, Y) ~ N ~ 5 11",
                "Y = X * v; L = sum(Y^2) / 2; grad(L, v) ~ M ~ 49 65 81",
                "grad(trace(A), A) ~ N,N ~ 1 0 / 0 1",
                "grad(sum(A * A'), A) ~ N,N ~ 8 12 / 8 12",
                "jacobian(X * v, v) ~ N,M ~ 1 2 3 / 4 5 6",
                "jacobian(u * X, u) ~ M,N ~ 1 4 / 2 5 / 3 6",
                "jacobian(v^2, v) ~ M,M ~ 2 0 0 / 0 -2 0 / 0 0 4",
                "jacobian(A * u, u) ~ N,N ~ 1 2 / 3 4",
                "jacobian(s * v, s) ~ M ~ 1 -1 2",
                "jacobian(s^2, s) ~ ~ 1",
                "jacobian(v, v) ~ M,M ~ 1 0 0 / 0 1 0 / 0 0 1",
                "grad(prod(v), v) ~ M ~ -2 2 -1",
                "grad(max(v), v) ~ M ~ 0 0 1",
                "grad(v(1)^2, v) ~ M ~ 0 -2 0",
                "grad(sum(X(1, :)), X) ~ N,M ~ 0 0 0 / 1 1 1",
                "grad(sum(n: X(n, t(n))), X) ~ N,M ~ 0 0 1 / 1 0 0",
                "grad(sum(n: A(n, n) * u(n) | n > 0), A) ~ N,N ~ 0 0 / 0 20",
                "grad(logsumexp(0 * v + v - v), v) ~ M ~ 0 0 0",
                "grad(norm(0 * v), v) ~ M ~ 0 0 0",
                "G(n) = grad(u(n)^2, s); G ~ N ~ 0 0",
                "sum(m: grad(sum(v .* v) * v(m), s)) ~ ~ 0",
            })
    void derivatives(String formula, String shape, String entries) {
        check(formula, shape, entries);
    }

    @Test
    void namesOfBindingsAreKept() {
        LoweredFormula formula = E.formula("Y = X * v; R = Y - u; sum(R^2)");
        assertEquals(
                java.util.List.of("Y", "R"),
                java.util.List.copyOf(formula.bindings().keySet()));
        assertArrayEquals(
                new double[] {-5, -9}, E.point().evaluate(formula.bindings().get("R")), 0);
    }
}
