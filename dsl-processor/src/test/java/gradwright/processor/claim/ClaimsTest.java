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
}
