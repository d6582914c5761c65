package gradwright.processor;

import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.LossCatalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes declarations at random, in which each piece is wrong with a small chance. */
final class NearMiss {

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
            "nn.Tanh",
            "null",
            "tanh",
            "cross-entropy",
            "pytorch");
    private static final List<String> WRONG_FACTORS = List.of("0", "-0.0", "1 / 0.0", "0 / 0.0", "1e-320", "-1e308");
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
            "inputGradient = true");

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
            "x^x^x^x^x^x^x",
            "(".repeat(300) + "x" + ")".repeat(300),
            "x" + " + x".repeat(300));
    private static final List<String> ACTIVATION_PARAMETERS = List.of("alpha", "slope");
    private static final List<String> LOSS_PARAMETERS = List.of("delta", "beta", "margin", "positiveWeight");
    private static final List<String> INITIALIZERS = List.of("glorot-uniform", "he-uniform", "lecun-normal", "pytorch");

    private final Random random;
    private final double slips;

    NearMiss(Random random, double slips) {
        this.random = random;
        this.slips = slips;
    }

    /** Returns a declaration of the class {@code name}, to stand in a package with imports. */
    String declaration(String name) {
        int width = 1 + random.nextInt(5);
        boolean training = chance(0.8);
        StringBuilder source = new StringBuilder();
        if (!slip()) {
            source.append("@Network(inputs = " + number(width) + (training ? "" : ", training = false")
                    + (chance(0.3) ? ", " + pick(OPTIONS) : "") + ")\n");
        }
        if (training != slip()) {
            source.append("@Loss(value = " + name(LossCatalogue.names()) + (slip() ? parameter(LOSS_PARAMETERS) : "")
                    + (chance(0.3) ? ", factor = " + (slip() ? pick(WRONG_FACTORS) : "-2.5") : "")
                    + (chance(0.3) ? ", reduction = Reduction." + pick(List.of("MEAN", "BATCH_MEAN", "SUM")) : "")
                    + ")\n");
        }
        source.append((chance(0.2) ? "final " : "") + "class " + name + (slip() ? "<T>" : "") + " {\n");
        List<String> fields = new ArrayList<>(FIELDS);
        Collections.shuffle(fields, random);
        for (String field : fields.subList(0, slip() ? 0 : 1 + random.nextInt(5))) {
            boolean affine = chance(0.8);
            int out = 1 + random.nextInt(6);
            source.append("    " + (affine != slip() ? affine(width, out) : ""));
            source.append(!affine || chance(0.5) ? activation() : "");
            source.append(
                    (slip() ? pick(MODIFIERS) : "") + (slip() ? pick(WRONG_TYPES) : "Layer") + " " + field + ";\n");
            width = affine ? out : width;
        }
        return source.append("}\n").toString();
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
