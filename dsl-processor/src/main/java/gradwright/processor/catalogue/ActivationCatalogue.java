package gradwright.processor.catalogue;

import static gradwright.processor.catalogue.Activation.Definition.call;
import static gradwright.processor.catalogue.Activation.Definition.elementwise;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Primitive;
import gradwright.processor.op.Call;
import java.util.List;
import java.util.Optional;

/** The activations that a declaration can name. Derivatives are derived, never listed. */
public final class ActivationCatalogue {

    /** The only function of a whole sample whose result is a probability for each class. */
    public static final String SOFTMAX = "softmax";

    private static final List<Activation> ROWS = List.of(
            new Activation("identity", "$", elementwise(x -> x), InitializerCatalogue.GLOROT_UNIFORM),
            new Activation(
                    "relu",
                    "max($, 0)",
                    elementwise(x -> Algebra.apply(Primitive.MAX, x, Algebra.ZERO)),
                    InitializerCatalogue.HE_UNIFORM),
            new Activation(
                    "sigmoid",
                    "sigmoid($)",
                    elementwise(x -> Algebra.apply(Primitive.SIGMOID, x)),
                    InitializerCatalogue.GLOROT_UNIFORM),
            new Activation(
                    "tanh",
                    "tanh($)",
                    elementwise(x -> Algebra.apply(Primitive.TANH, x)),
                    InitializerCatalogue.GLOROT_UNIFORM),
            new Activation(
                    "square", "($)^2", elementwise(x -> Algebra.power(x, 2)), InitializerCatalogue.GLOROT_UNIFORM),
            new Activation(SOFTMAX, "softmax($)", call(Call.Function.SOFTMAX), InitializerCatalogue.GLOROT_UNIFORM),
            new Activation(
                    "log-softmax",
                    "logsoftmax($)",
                    call(Call.Function.LOG_SOFTMAX),
                    InitializerCatalogue.GLOROT_UNIFORM));

    private ActivationCatalogue() {}

    /** The names, in the order of the table. */
    public static List<String> names() {
        return ROWS.stream().map(Activation::name).toList();
    }

    public static Optional<Activation> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }
}
