package gradwright.processor.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.TestCompiler;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Claims of networks: in every layout, of whatever a trace has, with targets, labels, or neither. */
class NetworkClaimsTest {

    private static final String COLUMNS = """
            @Network(inputs = 3, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN)
            @Loss(value = "mse", reduction = Reduction.BATCH_MEAN, factor = 0.5)
            class Columns {
                @Affine(4) @Activation("tanh") Layer Z1;
                @Affine(2) Layer Z2;
            }
            """;

    private static final String CLASSIFIER = """
            @Network(inputs = 784)
            @Loss("softmax-cross-entropy")
            class Classifier {
                @Affine(128) @Activation("relu") Layer hidden;
                @Affine(10) Layer logits;
            }
            """;

    private static List<String> headlines(String network, String... claims) {
        String written =
                Stream.of(claims).map(claim -> "@Claim(\"" + claim + "\")\n").collect(Collectors.joining());
        return TestCompiler.compile("package example;\nimport gradwright.*;\n" + written + network).headlines().stream()
                .map(line -> line.replaceFirst("^\\d+: ", ""))
                .toList();
    }

    @Test
    void theDerivationOfTheSheetHoldsInItsLayout() {
        assertEquals(
                List.of(),
                headlines(
                        COLUMNS,
                        "Z2.pre == Z2.weight * Z1 + Z2.bias",
                        "L == sum((Z2 - targets)^2) / (2 * N)",
                        "grad(loss, Z2) == 1/N * (Z2 - targets)",
                        "grad(loss, Z2.weight) == grad(loss, Z2.pre) * Z1'",
                        "grad(loss, Z2.bias) == sum(grad(loss, Z2.pre); N)",
                        "D = Z2.weight' * grad(loss, Z2.pre); grad(loss, Z1.pre) == D .* (1 - Z1^2)",
                        "grad(loss, Z1.weight) == grad(loss, Z1.pre) * input'",
                        "grad(loss, input) == Z1.weight' * grad(loss, Z1.pre)"));
    }

    /** {@code 1/N} is 1/2 for two samples. */
    @Test
    void theNumberOfSamplesDiffersFromPointToPoint() {
        assertEquals(List.of("GW436"), codes(headlines(COLUMNS, "grad(loss, Z2) == 1/2 * (Z2 - targets)")));
    }

    @Test
    void aTransposeTooManyIsAShapeError() {
        assertEquals(
                List.of("[GW411] `grad(loss, Z2) == 1/N * (Z2 - targets)'` does not align:"
                        + " `grad(loss, Z2)` is K x N, `1/N * (Z2 - targets)'` is N x K (formula column 1)"),
                headlines(COLUMNS, "grad(loss, Z2) == 1/N * (Z2 - targets)'"));
        assertEquals(
                List.of("[GW412] `Z2.weight * grad(loss, Z2.pre)` does not fit:"
                        + " Z2.weight is K x Z1, grad(loss, Z2.pre) is K x N (formula column 19)"),
                headlines(COLUMNS, "grad(loss, Z1) == Z2.weight * grad(loss, Z2.pre)"));
    }

    /** Here 784 inputs, 128 hidden units: what reaches into them by number is checked with the widths declared. */
    @Test
    void largeNetworksAreCheckedWithSmallWidths() {
        assertEquals(
                List.of(),
                headlines(
                        CLASSIFIER,
                        "grad(loss, hidden.weight) == input' * grad(loss, hidden.pre)",
                        "grad(loss, hidden.pre) == grad(loss, hidden) .* (hidden.pre > 0)",
                        "grad(loss, hidden) == grad(loss, logits.pre) * logits.weight'",
                        "sum(hidden; hidden) == hidden * ones(hidden)",
                        "mean(logits; K) == sum(logits; logits) / K",
                        "logits(0, 9) == logits(0, 9)"));
    }

    /** The short form is true of one-hot targets, and of targets only as far as they sum to 1. */
    @Test
    void denseTargetsAreNotTakenForOneHot() {
        assertEquals(
                List.of(),
                headlines(
                        CLASSIFIER,
                        "grad(loss, logits) == (softmax(logits; K) - eye(K)(labels, :)) / N",
                        "D(n, k) = softmax(logits; K)(n, k) - (k == labels(n)); grad(loss, logits) == D / N",
                        "grad(loss, logits) == (softmax(logits; K) .* sum(targets; K) - targets) / N"));
        assertEquals(
                List.of("GW436"),
                codes(headlines(CLASSIFIER, "grad(loss, logits) == (softmax(logits; K) - targets) / N")));
    }

    @Test
    void lossesForLabelsSelectByThem() {
        assertEquals(
                List.of(), headlines("""
                @Network(inputs = 4, samples = Samples.COLUMNS)
                @Loss(value = "class-hinge", margin = 0.25, reduction = Reduction.SUM)
                class Hinge { @Activation("softmax") Layer P; }
                """, "loss == sum(n,l: max(0, P(l,n) - P(labels(n),n) + 0.25) | l != labels(n))"));
        assertEquals(
                List.of(),
                headlines(
                        """
                @Network(inputs = 2)
                @Loss(value = "cross-entropy", classWeights = {1, 2, 3})
                class Weighted { @Affine(3) @Activation("softmax") Layer p; }
                """,
                        "loss == -sum(n: log(p(n, labels(n))) * classWeights(labels(n))) / sum(n: classWeights(labels(n)))"));
    }

    @Test
    void lossesByFormulaHaveClaimsToo() {
        assertEquals(List.of(), headlines("""
                @Network(inputs = 2)
                @Loss(formula = "sum((y - t)^2) / N")
                class Regression { @Affine(3) Layer y; }
                """, "grad(loss, y.weight) == 2/N * input' * (y - targets)"));
    }

    @Test
    void networksWithoutLossHaveClaimsOfWhatTheyPredict() {
        String network = """
                @Network(inputs = 4, training = false)
                class Shares { @Affine(3) @Activation("softmax") Layer shares; }
                """;
        assertEquals(
                List.of(),
                headlines(
                        network,
                        "sum(shares; K) == 1",
                        "shares == softmax(input * shares.weight + shares.bias; K)",
                        "(min(shares) > 0) == 1"));
        assertEquals(
                List.of("GW438", "GW408"), codes(headlines(network, "grad(loss, shares) == 1", "shares == targets")));
    }

    /** A name that a function has too means the layer, and before a bracket the function. */
    @Test
    void layersMayBeCalledLikeFunctionsAndDimensions() {
        assertEquals(
                List.of(), headlines("""
                @Network(inputs = 4)
                @Loss("sum")
                class Names { @Affine(3) Layer N; @Activation("softmax") Layer softmax; }
                """, "softmax == softmax(N; K)", "sum(softmax; K) == 1", "loss == sum(softmax)"));
    }

    @Test
    void floatNetworksAreClaimedOfAsWell() {
        assertEquals(List.of(), headlines("""
                @Network(inputs = 2, precision = Precision.FLOAT)
                @Loss("mse")
                class Floats { @Affine(3) Layer y; }
                """, "grad(loss, y.bias) == 2 * sum(y - targets; N) / (N * K)"));
    }

    private static List<String> codes(List<String> headlines) {
        return headlines.stream().map(line -> line.substring(1, 6)).toList();
    }
}
