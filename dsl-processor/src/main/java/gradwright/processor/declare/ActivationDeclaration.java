package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import java.util.Map;
import java.util.Optional;

/**
 * The declared activation of a layer: a name of the catalogue or a formula, as the rules have it.
 *
 * @param name that of the catalogue, if it is written
 * @param formula the user's own, if it is written
 * @param parameters those that are written, by name
 */
public record ActivationDeclaration(
        Optional<Fact<String>> name,
        Optional<Fact<String>> formula,
        Map<String, Fact<Double>> parameters,
        Place place) {

    public ActivationDeclaration {
        parameters = Map.copyOf(parameters);
    }

    /** An activation of the catalogue. */
    public static ActivationDeclaration named(Fact<String> name, Map<String, Fact<Double>> parameters) {
        return new ActivationDeclaration(Optional.of(name), Optional.empty(), parameters, name.place());
    }

    /** The name, where the catalogue is meant. */
    public String written() {
        return name.map(Fact::value).orElse("");
    }

    /** The name or the formula. */
    public String shown() {
        return name.or(() -> formula).map(Fact::value).orElse("");
    }

    /** Where the name or the formula is written. */
    public Place chosen() {
        return name.or(() -> formula).map(Fact::place).orElse(place);
    }
}
