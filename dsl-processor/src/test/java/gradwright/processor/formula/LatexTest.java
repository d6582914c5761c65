package gradwright.processor.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas as they are typeset, written by hand. */
class LatexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "grad(L, W) == 2/N * X' * (Y - T)"
                        + "~\\frac{\\partial L}{\\partial W} = \\frac{2}{N} \\, X^\\top \\, \\left(Y - T\\right)",
                "grad(s, A)(1, 2) == 2 * A(1, 2)~\\left(\\frac{\\partial s}{\\partial A}\\right)_{1,2} = 2 \\, A_{1,2}",
                "jacobian(S, y) == diag(S) - outer(S, S)"
                        + "~\\frac{\\partial S}{\\partial y} = \\mathrm{diag}(S) - S \\otimes S",
                "s == sum(j: A(0, j)^2)~s = \\sum_{j} {A_{0,j}}^{2}",
                "D(j) = sum(l: p(j) * (j == l) | l != y); grad(L, o) == D"
                        + "~D_{j} = \\sum_{l \\,:\\, l \\ne y} p_{j} \\, [j = l],\\quad"
                        + " \\frac{\\partial L}{\\partial o} = D",
                "Z2.pre == Z2.weight * Z1 + Z2.bias~\\mathit{Z2}^{\\mathrm{pre}} = W_{\\mathit{Z2}} \\, \\mathit{Z1}"
                        + " + b_{\\mathit{Z2}}",
                "grad(loss, z_1) == -G .* (1 - z_1^2)~\\frac{\\partial L}{\\partial \\mathit{z\\_1}} ="
                        + " -G \\odot \\left(1 - {\\mathit{z\\_1}}^{2}\\right)",
                "e == eye(D)(j, :)~e = {I_{D}}_{j,\\cdot}",
                "a == -sum(T .* log(Y); C)~a = -\\sum_{C} T \\odot \\log(Y)",
            })
    void readsAsOnPaper(String formula, String latex) {
        assertEquals(latex, Latex.of(formula));
    }
}
