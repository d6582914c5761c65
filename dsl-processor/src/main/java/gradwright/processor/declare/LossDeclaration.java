package gradwright.processor.declare;

import gradwright.processor.catalogue.Reduction;
import gradwright.processor.diag.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declared loss: a name of the catalogue or a formula, as the rules have it.
 *
 * @param name that of the catalogue, if it is written
 * @param formula the user's own, if it is written
 * @param reduction what its terms are divided by, if it is written
 * @param parameters those of the loss that are written, by name
 * @param classWeights a weight for each class, if they are written
 * @param factor what it is multiplied with, if it is written
 */
public record LossDeclaration(
        Optional<Fact<String>> name,
        Optional<Fact<String>> formula,
        Optional<Fact<Reduction>> reduction,
        Optional<Fact<Double>> factor,
        Map<String, Fact<Double>> parameters,
        Optional<Fact<List<Fact<Double>>>> classWeights,
        Place place) {

    public LossDeclaration {
        parameters = Map.copyOf(parameters);
    }

    /** A loss of the catalogue. */
    public LossDeclaration(
            Fact<String> name,
            Optional<Fact<Reduction>> reduction,
            Optional<Fact<Double>> factor,
            Map<String, Fact<Double>> parameters,
            Optional<Fact<List<Fact<Double>>>> classWeights,
            Place place) {
        this(Optional.of(name), Optional.empty(), reduction, factor, parameters, classWeights, place);
    }

    /** The name, where the catalogue is meant. */
    public String written() {
        return name.map(Fact::value).orElse("");
    }

    /** Where the name or the formula is written. */
    public Place chosen() {
        return name.or(() -> formula).map(Fact::place).orElse(place);
    }
}
