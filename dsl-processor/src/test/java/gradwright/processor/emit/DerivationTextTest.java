package gradwright.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.GradwrightProcessor;
import gradwright.processor.TestCompiler;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.LossCatalogue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a class says of its derivation. The formulas expected of the exercises are written by hand from their sheets'
 * answers and the table of backward rules beside them, each in its sheet's own layout.
 */
class DerivationTextTest {

    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*\\n(.*?)\\n \\*/\\n@Generated");

    private static final Pattern DERIVATION =
            Pattern.compile("(?s) \\* <p>The (?:derivation|formulas).*? \\* <pre>\\{@code\\n(.*?) \\* \\}</pre>");

    private static TestCompiler.Result compiled(String network, String layers) {
        // Whatever is wrong in a Javadoc is an error.
        return TestCompiler.compile(
                new GradwrightProcessor(),
                "-Xdoclint:html,syntax,reference",
                "import gradwright.*;\n" + network + "\nclass Declared {" + layers + "}");
    }

    private static String javadocOf(String network, String layers) {
        TestCompiler.Result result = compiled(network, layers);
        assertEquals(List.of(), result.diagnostics());
        return javadoc(result.generated().get("DeclaredNetwork"));
    }

    private static String javadoc(String source) {
        Matcher matcher = JAVADOC.matcher(source);
        assertTrue(matcher.find(), source);
        return matcher.group(1) + "\n";
    }

    private static String derivation(String network, String layers) {
        String javadoc = javadocOf(network, layers);
        Matcher matcher = DERIVATION.matcher(javadoc);
        assertTrue(matcher.find(), javadoc);
        return matcher.group(1).replaceAll("(?m)^ \\*(   )?", "");
    }

    /** {@code dL/dY = (2/N)(Y - T)}, {@code dL/dW = X^T dL/dY}, {@code dL/db} its column sums. */
    @Test
    void linearRegressionInRows() {
        assertEquals(
                """
                losses              = sum over j of (Y - target)^2 / N  N x 1
                d loss / d Y        = 2 (Y - target) / N                N x 2

                Y                   = input W + b                       N x 2
                delta               = d loss / d Y                      N x 2
                d loss / d Y.weight = input^T delta                     4 x 2
                d loss / d Y.bias   = sum over n of delta               1 x 2
                """,
                derivation(
                        "@Network(inputs = 4) @Loss(value = \"mse\", reduction = Reduction.BATCH_MEAN)",
                        "@Affine(2) Layer Y;"));
    }

    /** {@code dL/dW = G^T X}, {@code dL/dB} the sum over the rows of G, {@code dL/dX = G W}. */
    @Test
    void affineWithWeightsOutByIn() {
        assertEquals(
                """
                losses              = sum over j of target Y  N x 1
                d loss / d Y        = target                  N x 2

                Y                   = input W^T + b           N x 2
                delta               = d loss / d Y            N x 2
                d loss / d Y.weight = delta^T input           2 x 3
                d loss / d Y.bias   = sum over n of target    1 x 2
                d loss / d input    = delta W                 N x 3
                """,
                derivation(
                        "@Network(inputs = 3, weights = WeightLayout.OUT_BY_IN, inputGradient = true)"
                                + " @Loss(\"upstream\")",
                        "@Affine(2) Layer Y;"));
    }

    /** {@code delta_l = (W^T delta_(l+1)) o f'(S_l)}, {@code dL/dW_l = delta_l Z_(l-1)^T}, {@code dL/db_l} row sums. */
    @Test
    void threeLayersInColumns() {
        assertEquals(
                """
                losses               = sum over j of (Z3 - target)^2 / (2 N)  1 x N
                d loss / d Z3        = (Z3 - target) / N                      2 x N

                Z3.pre               = W Z2 + b                               2 x N
                Z3                   = tanh(Z3.pre)                           2 x N
                delta                = (d loss / d Z3) (1 - Z3^2)             2 x N
                d loss / d Z3.weight = delta Z2^T                             2 x 3
                d loss / d Z3.bias   = sum over n of delta                    2 x 1
                d loss / d Z2        = W^T delta                              3 x N

                Z2.pre               = W Z1 + b                               3 x N
                Z2                   = sigmoid(Z2.pre)                        3 x N
                delta                = (d loss / d Z2) Z2 (1 - Z2)            3 x N
                d loss / d Z2.weight = delta Z1^T                             3 x 4
                d loss / d Z2.bias   = sum over n of delta                    3 x 1
                d loss / d Z1        = W^T delta                              4 x N

                Z1.pre               = W input + b                            4 x N
                Z1                   = max(Z1.pre, 0)                         4 x N
                delta                = (d loss / d Z1) [Z1 > 0]               4 x N
                d loss / d Z1.weight = delta input^T                          4 x 3
                d loss / d Z1.bias   = sum over n of delta                    4 x 1
                """,
                derivation(
                        "@Network(inputs = 3, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN)"
                                + " @Loss(value = \"mse\", reduction = Reduction.BATCH_MEAN, factor = 0.5)",
                        """
                        @Affine(4) @Activation("relu") Layer Z1;
                        @Affine(3) @Activation("sigmoid") Layer Z2;
                        @Affine(2) @Activation("tanh") Layer Z3;"""));
    }

    /**
     * {@code delta_out = (y_out - y) o (1 - y_out^2)}, {@code delta_1 = (w delta_out) o [s_1 > 0]},
     * {@code dw = z_1 delta_out^T}, {@code dW = x delta_1^T}.
     */
    @Test
    void columnsWithWeightsInByOut() {
        assertEquals(
                """
                losses                  = sum over j of (y_out - target)^2 / 2  1 x N
                d loss / d y_out        = y_out - target                        1 x N

                y_out.pre               = W^T z_1                               1 x N
                y_out                   = tanh(y_out.pre)                       1 x N
                delta                   = (d loss / d y_out) (1 - y_out^2)      1 x N
                d loss / d y_out.weight = z_1 delta^T                           3 x 1
                d loss / d z_1          = W delta                               3 x N

                z_1.pre                 = W^T input                             3 x N
                z_1                     = max(z_1.pre, 0)                       3 x N
                delta                   = (d loss / d z_1) [z_1 > 0]            3 x N
                d loss / d z_1.weight   = input delta^T                         2 x 3
                """,
                derivation(
                        "@Network(inputs = 2, samples = Samples.COLUMNS)"
                                + " @Loss(value = \"mse\", reduction = Reduction.SUM, factor = 0.5)",
                        """
                        @Affine(value = 3, bias = false) @Activation("relu") Layer z_1;
                        @Affine(value = 1, bias = false) @Activation("tanh") Layer y_out;"""));
    }

    /** {@code dL/dZ = (1/S)(Y o (T 1 1^T) - T)} of any targets, {@code (1/S)(Y - T)} of labels. */
    @Test
    void softmaxAndCrossEntropyUnderBothKindsOfTargets() {
        String derivation = derivation(
                "@Network(inputs = 3) @Loss(\"softmax-cross-entropy\")", "@Affine(value = 3, bias = false) Layer Z;");
        assertEquals("""
                losses              = -sum over j of target logsoftmax(Z) / N           N x 1
                losses              = -logsoftmax(Z)[label] / N                         N x 1
                d loss / d Z        = (softmax(Z) (sum over j of target) - target) / N  N x 3
                d loss / d Z        = (softmax(Z) - [j = label]) / N                    N x 3

                Z                   = input W                                           N x 3
                delta               = d loss / d Z                                      N x 3
                d loss / d Z.weight = input^T delta                                     3 x 3
                """, derivation);
    }

    /** {@code p o (g - (g . p) 1)}, and no parameter anywhere. */
    @Test
    void softmaxAlone() {
        assertEquals(
                """
                losses           = sum over j of target Y                 N x 1
                d loss / d Y     = target                                 N x 3

                Y                = softmax(input)                         N x 3
                d loss / d input = Y (target - (sum over j of target Y))  N x 3
                """,
                derivation(
                        "@Network(inputs = 3, inputGradient = true) @Loss(\"upstream\")",
                        "@Activation(\"softmax\") Layer Y;"));
    }

    @Test
    void aNetworkThatOnlyPredictsHasFormulasAlone() {
        assertEquals(
                """
                hidden.pre = input W + b       N x 2
                hidden     = exp(hidden.pre)   N x 2

                squared    = hidden^2          N x 2
                """.replace("   N x", "  N x").replace("          N x", "         N x"),
                derivation(
                        "@Network(inputs = 3, training = false)",
                        "@Affine(2) @Activation(\"exp\") Layer hidden; @Activation(\"square\") Layer squared;"));
    }

    @Test
    void whatTheLossDoesNotDependOnHasTheDerivativeZero() {
        String derivation = derivation(
                "@Network(inputs = 3, allow = \"GW604\") @Loss(formula = \"sum(t^2)\")", "@Affine(2) Layer y;");
        assertTrue(derivation.contains("\nd loss / d y        = 0  "), derivation);
        assertTrue(derivation.contains("\nd loss / d y.weight = 0  "), derivation);
    }

    /** One that changes nothing is said to be what it is given. */
    @Test
    void whatIsTheSameIsNotWrittenOutAgain() {
        String derivation = derivation(
                "@Network(inputs = 3) @Loss(\"mse\")",
                "@Affine(2) @Activation(\"tanh\") Layer first; @Activation(\"identity\") Layer second;");
        assertTrue(derivation.contains("\nsecond                  = first  "), derivation);
        assertTrue(derivation.contains("\nd loss / d first        = d loss / d second  "), derivation);
    }

    @Test
    void threeHundredLayersAreNotAllWrittenOut() {
        String layers = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "@Affine(2) @Activation(\"tanh\") Layer h" + i + ";")
                .collect(Collectors.joining());
        String derivation = derivation("@Network(inputs = 2) @Loss(\"mse\")", layers);
        assertTrue(derivation.contains("\n... 280 layers between, as the comments of their methods say ...\n"));
        assertTrue(derivation.contains("\nh291.pre "), derivation);
        assertTrue(!derivation.contains("\nh290.pre ") && !derivation.contains("\nh11.pre "), derivation);
        assertTrue(derivation.contains("\nh10.pre "), derivation);
        assertTrue(derivation.lines().count() < 160, derivation);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21})
    void onlyWhatIsLeftOutIsCounted(int count) {
        String layers = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "@Affine(2) Layer h" + i + ";")
                .collect(Collectors.joining());
        String derivation = derivation("@Network(inputs = 2) @Loss(\"mse\")", layers);
        assertEquals(count == 21, derivation.contains("... 1 layers between"), derivation);
    }

    /** No line is too long to be read, and brackets close. */
    @Test
    void longFormulasOfActivationsAreBroken() {
        assertAreReadable(ActivationCatalogue.names().stream()
                .map(activation -> network(
                        activation,
                        "@Network(inputs = 3) @Loss(\"mse\")",
                        "@Affine(2) @Activation(\"" + activation + "\") Layer aLayerWithALongName;")));
    }

    @Test
    void longFormulasOfLossesAreBroken() {
        assertAreReadable(LossCatalogue.names().stream().map(loss -> {
            String parameters = LossCatalogue.find(loss).orElseThrow().parameters().entrySet().stream()
                    .filter(parameter -> parameter.getValue().value().isEmpty())
                    .map(parameter -> ", " + parameter.getKey() + " = 0.5")
                    .collect(Collectors.joining());
            String last = switch (LossCatalogue.find(loss).orElseThrow().outputs()) {
                case LOGITS -> "";
                case LOG_PROBABILITIES -> "@Activation(\"log-softmax\") ";
                case NUMBERS, PROBABILITIES -> "@Activation(\"softmax\") ";
            };
            return network(
                    loss,
                    "@Network(inputs = 3) @Loss(value = \"" + loss + "\"" + parameters + ")",
                    "@Affine(2) " + last + "Layer aLayerWithALongName;");
        }));
    }

    /** Written out it would double with every step, and be a million parts long. */
    @Test
    void formulasThatNobodyWouldReadAreLeftOut() {
        String steps = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "a" + i + " = tanh(a" + (i - 1) + ") .* (a" + (i - 1) + " + t); ")
                .collect(Collectors.joining());
        String derivation = derivation(
                "@Network(inputs = 3) @Loss(formula = \"a0 = y; " + steps + "sum(a20)\")", "@Affine(2) Layer y;");
        assertTrue(
                derivation.startsWith("losses              = a formula of more than 400 parts  N x 1\n"), derivation);
        assertTrue(
                derivation.contains("\nd loss / d y        = a formula of more than 400 parts  N x 2\n"), derivation);
        assertTrue(derivation.contains("\ny                   = input W + b "), derivation);
    }

    private static String network(String name, String network, String layers) {
        return network + "\nstatic class Of_" + name.replace('-', '_') + " {" + layers + "}\n";
    }

    private static void assertAreReadable(Stream<String> networks) {
        TestCompiler.Result result = compiled("", networks.collect(Collectors.joining()));
        assertEquals(List.of(), result.diagnostics());
        assertTrue(result.generated().size() > 15, "" + result.generated().keySet());
        result.generated().values().forEach(source -> assertIsReadable(javadoc(source)));
    }

    private static void assertIsReadable(String javadoc) {
        javadoc.lines().forEach(line -> assertTrue(line.length() <= 120, line));
        assertEquals(
                javadoc.chars().filter(c -> c == '(').count(),
                javadoc.chars().filter(c -> c == ')').count(),
                javadoc);
    }

    /** Names are the declaration's own, whatever characters they are made of. */
    @Test
    void unusualNamesStandAsTheyAreDeclared() {
        String derivation =
                derivation("@Network(inputs = 3) @Loss(\"mse\")", "@Affine(2) @Activation(\"tanh\") Layer größe$_1;");
        assertTrue(derivation.contains("\ngröße$_1                   = tanh(größe$_1.pre)  "), derivation);
    }
}
