package gradwright.processor.catalogue;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An activation.
 *
 * @param name as the annotation spells it
 * @param notation the formula, with {@code $} for the pre-activation
 * @param definition what it computes
 * @param initializer the initialiser of an affine map that it follows, by the values of its parameters
 * @param parameters its parameters, with their values where the declaration gives none
 * @param synonyms what others call it; errors know them, declarations do not
 */
public record Activation(
        String name,
        String notation,
        Definition definition,
        Function<Map<String, Rational>, Initializer> initializer,
        Map<String, Parameter> parameters,
        List<String> synonyms) {

    public Activation {
        synonyms = List.copyOf(synonyms);
    }

    /** One that everybody calls the same. */
    public Activation(
            String name,
            String notation,
            Definition definition,
            Function<Map<String, Rational>, Initializer> initializer,
            Map<String, Parameter> parameters) {
        this(name, notation, definition, initializer, parameters, List.of());
    }

    /** The same row with what others call it. */
    Activation alsoCalled(String... others) {
        return new Activation(name, notation, definition, initializer, parameters, List.of(others));
    }

    /** An activation as a value of the graph. */
    @FunctionalInterface
    public interface Definition {
        /** The activation of {@code x}, whose units lie along {@code units}. */
        Value of(Value x, Axis units, Map<String, Rational> parameters, Origin origin, Values values);

        /** A formula for each unit by itself. */
        static Definition elementwise(UnaryOperator<Expr> formula) {
            return (x, units, parameters, origin, values) ->
                    values.of(new MapOperation(formula.apply(new Expr.Leaf(x))), x.axes(), origin);
        }

        /** A formula for each unit with one parameter. */
        static Definition elementwise(String parameter, BinaryOperator<Expr> formula) {
            return (x, units, parameters, origin, values) -> {
                Expr constant = new Expr.Constant(value(parameter, parameters));
                return values.of(new MapOperation(formula.apply(new Expr.Leaf(x), constant)), x.axes(), origin);
            };
        }

        /** A function of all units of a sample. */
        static Definition call(Call.Function function) {
            return (x, units, parameters, origin, values) -> values.of(new Call(function, x, units), x.axes(), origin);
        }
    }

    /** The value of a parameter that the row has. */
    static Rational value(String parameter, Map<String, Rational> parameters) {
        return Objects.requireNonNull(parameters.get(parameter));
    }
}
