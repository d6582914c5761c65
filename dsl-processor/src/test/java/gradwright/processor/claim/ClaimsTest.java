package gradwright.processor.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.TestCompiler;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Right answers are claims that hold; misprints are claims that fail, with a counterexample or as a shape error. */
class ClaimsTest {

    private static List<String> headlines(String formula, String parameters, String... claims) {
        StringBuilder source =
                new StringBuilder("package example;\nimport gradwright.*;\nimport org.ejml.data.DMatrixRMaj;\n"
                        + "@Formulas interface Sheet {\n@Formula(\"" + formula + "\")\n");
        Stream.of(claims)
                .forEach(claim -> source.append("@Claim(\"").append(claim).append("\")\n"));
        source.append("double loss(").append(parameters).append(");\n}\n");
        return TestCompiler.compile(source.toString()).headlines();
    }

    private static final String REGRESSION = "Y = X * W + b; L = sum((T - Y)^2) / N; L";
    private static final String MATRICES = "@Dim(\"N,M\") DMatrixRMaj X, @Dim(\"M,K\") DMatrixRMaj W, "
            + "@Dim(\"K\") DMatrixRMaj b, @Constant @Dim(\"N,K\") DMatrixRMaj T";

    @Test
    void rightDerivationsHold() {
        assertEquals(
                List.of(),
                headlines(
                        REGRESSION,
                        MATRICES,
                        "grad(L, Y) == 2/N * (Y - T)",
                        "grad(L, W) == 2/N * X' * (Y - T)",
                        "grad(L, b) == 2/N * sum(Y - T; N)",
                        "grad(L, X) == 2/N * (Y - T) * W'"));
    }

    @Test
    void theJacobianOfSoftmaxHolds() {
        assertEquals(
                List.of(),
                headlines(
                        "p = softmax(o); p(0)",
                        "@Dim(\"C\") DMatrixRMaj o",
                        "jacobian(p, o) == diag(p) - outer(p, p)",
                        "sum(p) == 1"));
    }

    @Test
    void everyWrongClaimIsReported() {
        assertEquals(
                List.of(
                        "9: [GW436] the claim is false: 2 is not 1 (formula column 1)",
                        "9: [GW411] `grad(L, W) == (Y - T)' * X` does not align: `grad(L, W)` is M x K,"
                                + " `(Y - T)' * X` is K x M (formula column 1)"),
                headlines(
                        "Y = X * W; L = sum((Y - T)^2) / N; L",
                        "@Dim(\"N,M\") DMatrixRMaj X, @Dim(\"M,K\") DMatrixRMaj W, @Constant @Dim(\"N,K\") DMatrixRMaj T",
                        "grad(L, W) == 1/N * X' * (Y - T)",
                        "grad(L, W) == 2/N * X' * (Y - T)",
                        "grad(L, W) == (Y - T)' * X"));
    }

    @Test
    void aClaimThatOnlyADoubleBelievesIsFalse() {
        assertEquals(
                1,
                headlines("s = x * 3.141592653589793; s", "double x", "s == pi * x")
                        .size());
    }

    private static final String SELECTION = "s = p(y); s + sum(p(t))";
    private static final String INDICES = "@Dim(\"C\") DMatrixRMaj p, int y, @Dim(\"T\") int[] t";

    private static List<String> codes(String formula, String parameters, String... claims) {
        return Stream.of(claims)
                .map(claim -> String.join(" ", headlines(formula, parameters, claim))
                        .replaceFirst("^\\d+: \\[(GW\\d+)\\].*", "$1"))
                .toList();
    }

    /** {@code 2/N} is 1 for two samples, and {@code 2/3} for three. */
    @Test
    void sizesThatAreWrittenAsNumbersAreFoundOut() {
        assertEquals(
                List.of("GW436", "GW436", ""),
                codes(
                        REGRESSION,
                        MATRICES,
                        "grad(L, W) == X' * (Y - T)",
                        "grad(L, W) == 2/3 * X' * (Y - T)",
                        "grad(L, W) == 2/N * X' * (Y - T)"));
    }

    @Test
    void sizesAndIndicesAloneCanBeClaimed() {
        assertEquals(List.of("", "GW436", ""), codes(REGRESSION, MATRICES, "N + M == M + N", "N == 2", "1 == 1"));
        assertEquals(
                List.of("", "", "GW436", "", "", "GW436", ""),
                codes(
                        SELECTION,
                        INDICES,
                        "t == t",
                        "y * 2 == y + y",
                        "y == 0",
                        "grad(s, p) == eye(C)(y, :)",
                        "grad(sum(p(t)), p) == sum(eye(C)(t, :); T)",
                        "s == p(0)",
                        "p(5) == p(5)"));
    }

    /** Two indices are the same at every other point, and every wrong claim of them is true there. */
    @Test
    void claimsOfIndicesAreCheckedWhereTheyDiffer() {
        assertEquals(
                List.of("GW436", ""),
                codes("p(i) + p(j)", "@Dim(\"C\") DMatrixRMaj p, int i, int j", "p(i) == p(j)", "p(i) - p(i) == 0"));
    }

    @Test
    void whatIsNoClaimIsSaidToBeNone() {
        assertEquals(
                List.of("GW435", "GW435", "GW435", "GW406", "GW402", "GW402", "GW437", "GW405", ""),
                codes(
                        REGRESSION,
                        MATRICES,
                        "L >= 0",
                        "L == L && Y == Y",
                        "!(L == L)",
                        "L == 3 == 4",
                        "",
                        "L = 3",
                        "log(-L) == 1",
                        "1/0 == 1",
                        "(L >= 0) == 1"));
        assertEquals(
                List.of("GW408", "GW408", "GW421", "GW429", "GW414", "GW416", "GW401"),
                codes(
                        REGRESSION,
                        MATRICES,
                        "grad(L, Q) == 1",
                        "loss == 1",
                        "Z = 3; L == L",
                        "grad(L, 3) == 1",
                        "grad(Y, W) == X",
                        "jacobian(Y, W) == 1",
                        "a.b = 1; L == a.b"));
        assertEquals(
                List.of("GW429", "GW419", "GW419"),
                codes(SELECTION, INDICES, "grad(s, y) == 1", "p(y + 1) == 0", "p(t(0)) == 0"));
    }
}
