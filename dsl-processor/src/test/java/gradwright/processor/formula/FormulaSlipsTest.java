package gradwright.processor.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.TestCompiler;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write who come from another language or from a book: one error each, which says what to write. */
class FormulaSlipsTest {

    /** The code and the help of every error of a network with this annotation besides. */
    private static List<String> helps(String annotation) {
        return TestCompiler.compile("package example;\nimport gradwright.*;\n@Network(inputs = 4)\n" + annotation
                        + "\nclass Iris { @Affine(3) Layer y; }\n")
                .diagnostics()
                .stream()
                .map(FormulaSlipsTest::help)
                .toList();
    }

    private static String help(Diagnostic<?> error) {
        String message = error.getMessage(Locale.ENGLISH);
        return message.substring(1, 6) + ": "
                + message.replaceFirst("(?s).*\n  help: ", "")
                        .lines()
                        .findFirst()
                        .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "sum((y - t)**2) ~ GW402: write `^` for a power, `.*` for a product entry by entry",
                "sum(log10(y)) ~ GW409: write `log(x) / log(10)`",
                "sum(np.log2(y)) ~ GW409: write `log(x) / log(2)`",
                "sum(ln(y)) ~ GW409: write `log`",
                "np.sum(y) ~ GW409: write `sum`",
                "sum(Math.exp(y)) ~ GW409: write `exp`",
                "sum(swish(y)) ~ GW409: write `silu`",
                "sum(np.matmul(y, t)) ~ GW409: write `A * B`",
                "sum(np.multiply(y, t)) ~ GW409: write `A .* B`",
                "sum(transpose(y)) ~ GW409: write `A'`",
                "sum(y @ t) ~ GW401: write `*` for the product of matrices",
                "sum(y.T * t) ~ GW408: write `y'` for the transpose",
                "sum(y^T * t) ~ GW408: write `A'` for the transpose",
                "sum(yᵀ * t) ~ GW408: write `y'` for the transpose",
                "sum(y⊤ * t) ~ GW401: write `'` for the transpose",
                "sum(y − t) ~ GW401: write `-`",
                "sum(y × t) ~ GW401: write `*` for the product of matrices, `.*` entry by entry",
                "sum(y · t) ~ GW401: write `*` for the product of matrices, `.*` entry by entry",
                "sum(y ⊙ t) ~ GW401: write `.*` for the product entry by entry, `outer(a, b)` for the outer one",
                "sum((y - t)²) ~ GW401: write `^2`",
                "∑ y ~ GW401: write `sum(n: x(n))`",
                "sum(√y) ~ GW401: write `sqrt(x)`",
                "sum(y) ÷ N ~ GW401: write `/`",
                "sum(y ≤ t) ~ GW401: write `<=`",
                "\\\\frac{1}{N} sum(y) ~ GW401: write plain text: LaTeX is not read",
                "1,000 * sum(y) ~ GW402: leave `,` out: numbers are written as `1000` and `0.5`",
                "0,5 * sum((y - t)^2) ~ GW402: leave `,` out: numbers are written as `1000` and `0.5`",
                "sum(y); ~ GW402: leave `;` out: it ends bindings, such as `d = y - t;`, and the result stands after them",
                "d := y - t; sum(d^2) ~ GW402: write `=` to give a name to a value, as in `d = y - t;`",
                "2 sum(y) ~ GW402: write an operator before `sum`, such as `*`",
                "sum(2 y) ~ GW402: write an operator before `y`, such as `*`",
                "L = sum(y) ~ GW402: write `==` to compare, or `;` and the result after the binding",
                "sum(e^y) ~ GW408: write `exp(1)`, and `exp(x)` for its powers",
                "sum(y) * np.pi ~ GW408: write `pi`",
                "y > 0 ? y : t ~ GW401: write `where(condition, x, y)`",
                "sum(y[0]) ~ GW401: select entries with round brackets, as in `A(1, 2)`",
                "0x10 * sum(y) ~ GW404: write `16`",
                "1_000 * sum(y) ~ GW404: write `1000`",
                "1.0f * sum(y) ~ GW404: write `1.0`",
                "10^400 * sum(y) ~ GW405: write a constant between 4.9e-324 and 1.7e308 in size, or 0",
                "sum(y * 1e-200 * 1e-200) ~ GW405: write a constant between 4.9e-324 and 1.7e308 in size, or 0",
                "sum(y + log(0)) ~ GW405: write a constant between 4.9e-324 and 1.7e308 in size, or 0",
                "sum(y * sqrt(-1)) ~ GW405: write a constant between 4.9e-324 and 1.7e308 in size, or 0",
                "sum(y) / (1 - 1) ~ GW405: divide by a constant other than 0",
                "sum(0 < y < 1) ~ GW406: write `0 < y && y < ...`"
            })
    void inALoss(String formula, String help) {
        assertEquals(List.of(help), helps("@Loss(formula = \"" + formula + "\")"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "2 * y = y + y ~ GW402: write `==` to compare; to give a name to a value, write `name = value;` before the rest",
                "y = y ~ GW402: write `==` to compare, or `;` and the result after the binding",
                "grad(loss, y) = y ~ GW402: write `==` to compare, or `;` and the result after the binding"
            })
    void inAClaim(String claim, String help) {
        assertEquals(List.of(help), helps("@Loss(\"mse\") @Claim(\"" + claim + "\")"));
    }

    @Test
    void whatIsRightInMatlabAndEjmlIsRightHere() {
        assertEquals(List.of(), helps("@Loss(formula = \"sum((y - t).^2 ./ (1 + y .* y)) / N + trace(y' * t)\")"));
    }
}
