package gradwright.processor.verification;

import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.LossCatalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes declarations of networks and functions at random, in which each piece is wrong with a small chance. */
public final class NearMiss {

    private static final List<String> WRONG_NUMBERS =
            List.of("0", "-1", "7", "50_000", "Integer.MAX_VALUE", "Integer.MIN_VALUE", "'a'", "1 << 30", "(int) 3.9");
    private static final List<String> WRONG_NAMES = List.of(
            "tahn",
            "Softmax",
            "ReLU",
            "",
            " ",
            "softmax-crossentropy",
            "glorot",
            "<error>",
            "\\0",
            "\\n[GW101] `x`",
            "%s%n",
            "$L$$",
            "\\ud800",
            "\\u202e",
            "*/",
            "\\\"",
            "\\\\",
            "\\\\u0022",
            "tanh'",
            "`tanh`",
            "${tanh}",
            "tanh".repeat(5_000),
            "nn.Tanh",
            "null",
            "tanh",
            "cross-entropy",
            "pytorch");
    private static final List<String> WRONG_FACTORS = List.of(
            "0",
            "-0.0",
            "1 / 0.0",
            "0 / 0.0",
            "1e-320",
            "-1e308",
            "Double.NaN",
            "Double.MIN_VALUE",
            "Double.MAX_VALUE",
            "Float.NEGATIVE_INFINITY",
            "Long.MIN_VALUE");
    private static final List<String> WRONG_TYPES = List.of("int", "Layer[]", "Object", "java.util.List<Layer>");
    private static final List<String> MODIFIERS =
            List.of("private ", "public ", "protected ", "volatile ", "transient ", "static ", "static volatile ");
    private static final List<String> FIELDS = List.of(
            "hidden",
            "logits",
            "input",
            "output",
            "samples",
            "größe",
            "$",
            "value",
            "predict",
            "LAYOUT",
            "n",
            "j",
            "k",
            "hiddenWeight",
            "create",
            "loss",
            "targets",
            "labels",
            "layer",
            "String",
            "Math",
            "parameters",
            "delta",
            "sum",
            "IrisNetwork",
            "Override",
            "x",
            "y",
            "toString",
            "Elementary",
            "values",
            "e",
            "seed",
            "reserve");
    /** Options of a network that leave its layers as they are; some need a loss. */
    private static final List<String> OPTIONS = List.of(
            "precision = Precision.FLOAT",
            "samples = Samples.COLUMNS",
            "weights = WeightLayout.OUT_BY_IN",
            "trace = true",
            "inputGradient = true",
            "hessianVector = true",
            "memory = Memory.ALL",
            "memory = Memory.PRE_ACTIVATIONS");

    private static final List<String> FORMULAS =
            List.of("x", "x * tanh(x)", "max(0, x) - 0.1 * min(0, x)", "x^2 / (1 + exp(-x))", "where(x > 0, x, -x)");
    private static final List<String> WRONG_FORMULAS = List.of(
            "",
            " ",
            "x +",
            "max(0, x",
            "x)",
            "y",
            "tahn(x)",
            "x x",
            "2 x",
            "x ** 2",
            "1e999 * x",
            "1 / 0 * x",
            "log(x, x)",
            "max(x)",
            "x > 0",
            "x = 1",
            "#",
            "\\0",
            "\\ud800",
            "*/",
            "\\\"",
            "\\\\",
            "$L",
            "%s",
            "\\u202e",
            "x'",
            "2147483648 * x",
            "4.9e-324 * x",
            "1.7e308 * x",
            "x^x^x^x^x^x^x",
            "(".repeat(300) + "x" + ")".repeat(300),
            "x" + " + x".repeat(300));
    private static final List<String> ACTIVATION_PARAMETERS = List.of("alpha", "slope");
    private static final List<String> LOSS_PARAMETERS = List.of("delta", "beta", "margin", "positiveWeight");
    private static final List<String> INITIALIZERS = List.of("glorot-uniform", "he-uniform", "lecun-normal", "pytorch");

    private static final List<String> LOSS_FORMULAS = List.of(
            "sum((y - t)^2) / 2",
            "(y - t)^2",
            "sum((y - t)^2) / N + 0.1 * sum(y^2) / N",
            "max(0, 1 - t .* y)",
            "L(n) = sum(k: y(n, k)^2) - y(n, t(n)); L");
    private static final List<String> WRONG_LOSS_FORMULAS = List.of(
            "",
            "y -",
            "sum(y - t",
            "t(n)",
            "sum(z)",
            "y(N)",
            "y * t",
            "sum(y; K)",
            "y(n, t)",
            "softmax(y)",
            "mse(y, t)",
            "sum((y - x)^2)",
            "\\n",
            "\\\"",
            "*/",
            "$L",
            "\\0",
            "\\u202e",
            "sum(y(:, 2147483648))",
            "sum(y(:, 99))",
            "1e308 * sum(y)",
            "sum(" + "y".repeat(5_000) + ")",
            "sum(y) == 0",
            "y = 3; y",
            "x' * y");
    /** Each true or false of the layer `$`, and of what a network without loss does not have. */
    private static final List<String> CLAIMS = List.of("$ == $", "2 * $ == $ + $", "loss + loss == 2 * loss");

    private static final List<String> WRONG_CLAIMS = List.of(
            "",
            "$",
            "$ = $",
            "$ == 2 * $ + 1",
            "los == 0",
            "grad(loss, $) == 17",
            "$ == $ == $",
            "loss == $",
            "grad($, loss) == 0",
            "($ == $",
            "\\ud800 == 1",
            "\\0",
            "\\\" == \\\"",
            "*/ == $",
            "\\u202e == 1",
            "$L$$ == %s",
            "$(0, 2147483648) == 0",
            "$(0, 99) == 0",
            "1e999 == $",
            "$ == " + "$ + ".repeat(400) + "0",
            "0 / 0 == 0 / 0");

    private static final List<String> FUNCTIONS = List.of(
            "@Formula(\"sum((X * w - u)^2) / N\") double f(@Dim(\"N,M\") DMatrixRMaj X, @Dim(\"M\") DMatrixRMaj w,"
                    + " @Dim(\"N\") DMatrixRMaj u);",
            "@Formula(\"Y = X * A; sum(n, k: Y(n, k)^2 | k > 0)\") @Claim(\"grad(sum(Y^2), Y) == 2 * Y\")"
                    + " double f(@Dim(\"N,M\") DMatrixRMaj X, @Dim(\"M,K\") DMatrixRMaj A);",
            "@Formula(\"exp(-s^2) * sin(r) + max(s, r)\") double f(double s, double r);",
            "@Formula(\"-sum(n: log(softmax(X; M)(n, t(n)))) / N\") double f(@Dim(\"N,M\") DMatrixRMaj X,"
                    + " @Dim(\"N\") int[] t);",
            "@Formula(\"sum(tanh(X) .* X) + trace(X' * X)\") @Claim(\"sum(X) == sum(X')\")"
                    + " double f(@Dim(\"N,M\") DMatrixRMaj X);",
            "@Formula(\"sum(where(v > c, v, c * v)) / dot(v, v)\") double f(@Dim(\"N\") DMatrixRMaj v, @Constant double c);");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WORD = Pattern.compile("\\\\u\\w{4}|\\\\.|\\w+|[^\\w\\s]");
    /** What is put in the place of a word of a formula. */
    private static final List<String> WORDS = List.of(
            "N",
            "M",
            "K",
            "X",
            "Y",
            "w",
            "n",
            "k",
            "t",
            "sum",
            "sun",
            "softmax",
            "1",
            "-1",
            "2.5",
            "0",
            "9e999",
            "+",
            "*",
            "'",
            "(",
            ")",
            ";",
            ",",
            "==",
            "|",
            ":",
            "grad",
            "class",
            "größe",
            "\\ud800",
            "\\n",
            "#",
            "*/",
            "\\\"",
            "$L",
            "\\u202e",
            "1e308",
            "4.9e-324",
            "2147483648",
            "99999999999",
            "total",
            "entry",
            "result");

    /** Parts of functions, and what may stand there as far as Java is concerned. */
    private static final Map<String, List<String>> PARTS = new TreeMap<>(Map.of(
            "@Dim\\(\"(?:[^\"\\\\]|\\\\.)*\"\\) ", List.of("", "@Constant ", "@Dim(\"N,N\") ", "@Dim(\"3\") "),
            "@Formula\\(\"(?:[^\"\\\\]|\\\\.)*\"\\) ", List.of(""),
            "DMatrixRMaj", List.of("FMatrixRMaj", "double", "int[]", "double[]", "Object"),
            "double ", List.of("float ", "int ", "DMatrixRMaj ", "Double "),
            "@Constant ", List.of(""),
            " f\\(", List.of(" F(", " equals(", " math(", " größe(", " elementary(")));

    private final Random random;
    private final double slips;

    public NearMiss(Random random, double slips) {
        this.random = random;
        this.slips = slips;
    }

    /** Returns a declaration of the class {@code name}, to stand in a package with imports. */
    public String declaration(String name) {
        int width = 1 + random.nextInt(5);
        boolean training = chance(0.8);
        StringBuilder source = new StringBuilder();
        if (!slip()) {
            source.append("@Network(inputs = " + number(width) + (training ? "" : ", training = false")
                    + (chance(0.3) ? ", " + pick(OPTIONS) : "") + ")\n");
        }
        List<String> fields = new ArrayList<>(FIELDS);
        Collections.shuffle(fields, random);
        if (chance(0.3)) {
            String claim = pick(chance(2 * slips) ? WRONG_CLAIMS : training ? CLAIMS : CLAIMS.subList(0, 2));
            source.append("@Claim(\"" + claim.replace("$", fields.get(0)) + "\")\n");
        }
        if (training != slip()) {
            boolean isFormula = chance(0.2);
            String loss = isFormula
                    ? "formula = \"" + pick(chance(2 * slips) ? WRONG_LOSS_FORMULAS : LOSS_FORMULAS) + '"'
                    : "value = " + name(LossCatalogue.names());
            source.append((slip() ? "@Loss(\"mae\")\n" : "") + "@Loss(" + loss
                    + (slip() ? parameter(LOSS_PARAMETERS) : "")
                    + (slip() ? ", smoothing = " + pick(List.of("0.1", "1", "-0.1")) : "")
                    + (slip() ? ", classWeights = " + pick(List.of("{1, 2, 3}", "{}", "2", "{0, 0}", "{-1, 1}")) : "")
                    + (chance(0.3) ? ", factor = " + (slip() ? pick(WRONG_FACTORS) : "-2.5") : "")
                    + (chance(isFormula ? slips : 0.3)
                            ? ", reduction = Reduction." + pick(List.of("MEAN", "BATCH_MEAN", "SUM"))
                            : "")
                    + ")\n");
        }
        source.append((chance(0.2) ? "final " : "") + "class " + name + (slip() ? "<T>" : "") + " {\n");
        for (String field : fields.subList(0, slip() ? 0 : 1 + random.nextInt(5))) {
            boolean affine = chance(0.8);
            int out = 1 + random.nextInt(6);
            source.append("    " + (affine != slip() ? affine(width, out) : ""));
            source.append(!affine || chance(0.5) ? activation() : "");
            source.append(slip() ? chance(0.5) ? affine(width, out) : activation() : "");
            source.append(
                    (slip() ? pick(MODIFIERS) : "") + (slip() ? pick(WRONG_TYPES) : "Layer") + " " + field + ";\n");
            width = affine ? out : width;
        }
        return source.append("}\n").toString();
    }

    /** Returns an interface {@code name} of one function, to stand in a package with imports. */
    String functions(String name) {
        String function = pick(FUNCTIONS);
        for (int i = random.nextInt(4); i > 0; i--) {
            String part = pick(List.copyOf(PARTS.keySet()));
            function = chance(0.7) ? withOtherWord(function) : function.replaceFirst(part, pick(PARTS.get(part)));
        }
        return (slip() ? "" : "@Formulas ") + (slip() ? "abstract class " : "interface ") + name + " {\n    " + function
                + "\n}\n";
    }

    /** Changes a word, or what stands between two, in one of the strings. */
    private String withOtherWord(String function) {
        List<MatchResult> texts = TEXT.matcher(function).results().toList();
        if (texts.isEmpty()) {
            return function;
        }
        MatchResult text = texts.get(random.nextInt(texts.size()));
        List<MatchResult> words = WORD.matcher(text.group(1)).results().toList();
        if (words.isEmpty()) {
            return function;
        }
        MatchResult word = words.get(random.nextInt(words.size()));
        int start = text.start(1);
        String other = chance(0.3) ? "" : pick(WORDS);
        return function.substring(0, start + word.start()) + other + function.substring(start + word.end());
    }

    private String activation() {
        if (chance(0.2)) {
            return "@Activation(formula = \"" + pick(chance(2 * slips) ? WRONG_FORMULAS : FORMULAS) + "\""
                    + (slip() ? parameter(ACTIVATION_PARAMETERS) : "") + ") ";
        }
        return "@Activation(value = " + name(ActivationCatalogue.names())
                + (slip() ? parameter(ACTIVATION_PARAMETERS) : "") + (slip() ? ", formula = \"x\"" : "") + ") ";
    }

    private String parameter(List<String> of) {
        return ", " + pick(of) + " = " + (chance(0.5) ? pick(WRONG_FACTORS) : "0.5");
    }

    private String affine(int in, int out) {
        return "@Affine(value = " + number(out)
                + (chance(0.3) ? ", in = " + number(in) : "")
                + (chance(0.2) ? ", bias = false" : "")
                + (chance(0.2) ? ", init = " + name(INITIALIZERS) : "")
                + ") ";
    }

    private String number(int right) {
        return slip() ? pick(WRONG_NUMBERS) : String.valueOf(right);
    }

    private String name(List<String> right) {
        return '"' + pick(slip() ? WRONG_NAMES : right) + '"';
    }

    private boolean slip() {
        return chance(slips);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
