package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.TestCompiler;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses of one's own in which samples stand for themselves compile without a word. */
class OwnFormulasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(norm(y - t; K)) / N",
                "sum(logsumexp(y; K) - sum(t .* y; K)) / N",
                "sum(max(y; K) - y(:, 0))",
                "sum(n: dot(y(n, :), t(n, :)))",
                "sum(outer(sum(y; K), ones(K)))",
                "sum(where(y > t, y - t, 0) + (y <= t) .* (t - y)) / 2",
                "sum(pow(abs(y - t), 1.5))",
                "d = y - t; sum(d .* d) / (2 * N)",
                "sum(grad(sum(y^3), y) .* t)",
                "sum(stop(y) .* t - y) / N",
                "sum(grad(sum(y), x)^2)",
            })
    void compiles(String formula) {
        assertEquals(List.of(), headlines(formula));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqrt(mean((y - t)^2))",
                "norm(y - t)",
                "log(sum(exp(y - t)))",
                "sum(y)^2",
                "sum((y - mean(y; N))^2)",
                "sum(prod(y - t; K))",
                "sum(x) * sum(y)",
                "sum(y .* y(0, 0))",
                "sum(y(:, 0:1)^2)",
                "trace(y * y')",
                "sum(y * eye(K))",
            })
    void joinsSamples(String formula) {
        assertEquals(
                List.of("4: [GW434] the loss of a network is a sum over samples, which this formula is not"),
                headlines(formula));
    }

    private static List<String> headlines(String formula) {
        String source = "package example;\nimport gradwright.*;\n@Network(inputs = 4)\n@Loss(formula = \"" + formula
                + "\")\nclass Iris {\n  @Affine(5) @Activation(\"tanh\") Layer hidden;\n  @Affine(3) Layer output;\n}\n";
        return TestCompiler.compile(source).headlines();
    }
}
