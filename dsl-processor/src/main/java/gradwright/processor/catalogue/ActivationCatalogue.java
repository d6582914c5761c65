package gradwright.processor.catalogue;

import static gradwright.processor.catalogue.Activation.Definition.call;
import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.ZERO;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.negate;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.sum;
import static gradwright.processor.ir.Primitive.ABS;
import static gradwright.processor.ir.Primitive.ERFC;
import static gradwright.processor.ir.Primitive.EXP;
import static gradwright.processor.ir.Primitive.EXPM1;
import static gradwright.processor.ir.Primitive.GREATER;
import static gradwright.processor.ir.Primitive.LOG;
import static gradwright.processor.ir.Primitive.LOGSIGMOID;
import static gradwright.processor.ir.Primitive.MAX;
import static gradwright.processor.ir.Primitive.MIN;
import static gradwright.processor.ir.Primitive.SIGMOID;
import static gradwright.processor.ir.Primitive.SIN;
import static gradwright.processor.ir.Primitive.SOFTPLUS;
import static gradwright.processor.ir.Primitive.SOFTSIGN;
import static gradwright.processor.ir.Primitive.TANH;
import static gradwright.processor.ir.Primitive.WHERE;

import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Rational;
import gradwright.processor.op.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The activations that a declaration can name, one formula a row; derivatives are derived, never listed. Names,
 * constants and the values of derivatives at kinks are PyTorch's.
 */
public final class ActivationCatalogue {

    /** The only function of a whole sample whose result is a probability for each class. */
    public static final String SOFTMAX = "softmax";

    /** Parameters of selu (Klambauer et al., "Self-normalizing neural networks", 2017). */
    private static final Expr SELU_SCALE = constant(Rational.of("1.0507009873554804934193349852946"));

    private static final Expr SELU_ALPHA = constant(Rational.of("1.6732632423543772848170429916717"));

    private static final Expr SQRT_HALF = constant(Rational.of("0.70710678118654752440084436210485"));
    private static final Expr TWO_SQRT_TWO_OVER_PI = constant(Rational.of("1.5957691216057307117597842397375"));

    private static final List<Activation> ROWS = List.of(
            row("identity", "$", x -> x).alsoCalled("linear", "none"),
            row("relu", "max($, 0)", x -> apply(MAX, x, ZERO), InitializerCatalogue.HE_UNIFORM)
                    .alsoCalled("rectifier", "rectified-linear", "ramp"),
            row("relu6", "relu6($)", ActivationCatalogue::relu6, InitializerCatalogue.HE_UNIFORM),
            row(
                            "leaky-relu",
                            "slope",
                            Parameter.of(0.01, Parameter.Domain.ANY),
                            (x, slope) -> ifPositive(x, x, multiply(slope, x)),
                            parameters -> InitializerCatalogue.heUniform(Activation.value("slope", parameters)))
                    .alsoCalled("lrelu", "leaky"),
            row(
                    "elu",
                    "alpha",
                    1,
                    Parameter.Domain.ANY,
                    (x, alpha) -> ifPositive(x, x, multiply(alpha, apply(EXPM1, x)))),
            row(
                    "selu",
                    "selu($)",
                    x -> multiply(SELU_SCALE, ifPositive(x, x, multiply(SELU_ALPHA, apply(EXPM1, x)))),
                    InitializerCatalogue.LECUN_NORMAL),
            row(
                    "celu",
                    "alpha",
                    1,
                    Parameter.Domain.NOT_ZERO,
                    (x, a) -> ifPositive(x, x, multiply(a, apply(EXPM1, divide(x, a))))),
            row("gelu", "gelu($)", x -> multiply(number(0.5), x, apply(ERFC, negate(multiply(SQRT_HALF, x))))),
            row("gelu-tanh", "gelu-tanh($)", x -> {
                        // 1 + tanh(u) is 2 sigmoid(2 u), which keeps its digits where tanh is nearly -1.
                        Expr inner = sum(List.of(x, multiply(number(0.044715), power(x, 3))));
                        return multiply(x, apply(SIGMOID, multiply(TWO_SQRT_TWO_OVER_PI, inner)));
                    })
                    .alsoCalled("gelu-new", "gelu-approximate", "gelu-fast"),
            row("silu", "silu($)", x -> multiply(x, apply(SIGMOID, x))).alsoCalled("swish"),
            row("mish", "mish($)", x -> multiply(x, apply(TANH, apply(SOFTPLUS, x)))),
            row("softplus", "softplus($)", x -> apply(SOFTPLUS, x)).alsoCalled("smooth-relu"),
            row("softsign", "softsign($)", x -> apply(SOFTSIGN, x)),
            row("tanh", "tanh($)", x -> apply(TANH, x)).alsoCalled("hyperbolic-tangent", "tansig"),
            row("hard-tanh", "hard-tanh($)", x -> apply(MIN, apply(MAX, x, constant(-1)), ONE))
                    .alsoCalled("clip", "clamp"),
            row("sigmoid", "sigmoid($)", x -> apply(SIGMOID, x)).alsoCalled("logistic", "expit", "logsig"),
            row("hard-sigmoid", "hard-sigmoid($)", x -> divide(relu6(plusThree(x)), constant(6)))
                    .alsoCalled("hsigmoid"),
            row("hard-swish", "hard-swish($)", x -> divide(multiply(x, relu6(plusThree(x))), constant(6)))
                    .alsoCalled("hard-silu", "hswish"),
            row("log-sigmoid", "logsigmoid($)", x -> apply(LOGSIGMOID, x)),
            new Activation(
                            SOFTMAX,
                            "softmax($)",
                            call(Call.Function.SOFTMAX),
                            always(InitializerCatalogue.GLOROT_UNIFORM),
                            Map.of())
                    .alsoCalled("softargmax", "normalized-exponential"),
            new Activation(
                    "log-softmax",
                    "logsoftmax($)",
                    call(Call.Function.LOG_SOFTMAX),
                    always(InitializerCatalogue.GLOROT_UNIFORM),
                    Map.of()),
            row("square", "($)^2", x -> power(x, 2)).alsoCalled("quadratic", "squared", "sqr"),
            row("exp", "exp($)", x -> apply(EXP, x)).alsoCalled("exponential"),
            row("log", "log($)", x -> apply(LOG, x)).alsoCalled("ln", "logarithm"),
            row("sin", "sin($)", x -> apply(SIN, x)).alsoCalled("sine"),
            row("abs", "abs($)", x -> apply(ABS, x)).alsoCalled("absolute", "modulus"));

    /** What suits an activation of which nothing is known. */
    public static final Initializer DEFAULT_INITIALIZER = InitializerCatalogue.GLOROT_UNIFORM;

    private ActivationCatalogue() {}

    /** The names, in the order of the table. */
    public static List<String> names() {
        return ROWS.stream().map(Activation::name).toList();
    }

    /** What others call them, by name. */
    public static Map<String, List<String>> synonyms() {
        return ROWS.stream().collect(Collectors.toMap(Activation::name, Activation::synonyms));
    }

    /** The row of a layer without an activation. */
    public static Activation identity() {
        return ROWS.get(0);
    }

    public static Optional<Activation> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    private static Activation row(String name, String notation, UnaryOperator<Expr> formula) {
        return row(name, notation, formula, InitializerCatalogue.GLOROT_UNIFORM);
    }

    private static Activation row(String name, String notation, UnaryOperator<Expr> formula, Initializer initializer) {
        return new Activation(
                name, notation, Activation.Definition.elementwise(formula), always(initializer), Map.of());
    }

    private static Activation row(
            String name, String parameter, double value, Parameter.Domain domain, BinaryOperator<Expr> formula) {
        return row(name, parameter, Parameter.of(value, domain), formula, always(InitializerCatalogue.GLOROT_UNIFORM));
    }

    private static Activation row(
            String name,
            String parameter,
            Parameter ofParameter,
            BinaryOperator<Expr> formula,
            Function<Map<String, Rational>, Initializer> initializer) {
        return new Activation(
                name,
                name + "($)",
                Activation.Definition.elementwise(parameter, formula),
                initializer,
                Map.of(parameter, ofParameter));
    }

    /** The same initialiser whatever the parameters. */
    private static Function<Map<String, Rational>, Initializer> always(Initializer initializer) {
        return parameters -> initializer;
    }

    private static Expr number(double value) {
        return constant(Rational.of(value));
    }

    private static Expr plusThree(Expr x) {
        return sum(List.of(x, constant(3)));
    }

    private static Expr relu6(Expr x) {
        return apply(MIN, apply(MAX, x, ZERO), constant(6));
    }

    /** At 0 the second: its derivative is the one that PyTorch takes there. */
    private static Expr ifPositive(Expr x, Expr then, Expr otherwise) {
        return apply(WHERE, apply(GREATER, x, ZERO), then, otherwise);
    }
}
