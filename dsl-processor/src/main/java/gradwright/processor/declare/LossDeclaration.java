package gradwright.processor.declare;

import gradwright.processor.catalogue.Reduction;
import gradwright.processor.diag.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declared loss.
 *
 * @param reduction what its terms are divided by, if it is written
 * @param parameters those of the loss that are written, by name
 * @param classWeights a weight for each class, if they are written
 * @param factor what it is multiplied with, if it is written
 */
public record LossDeclaration(
        Fact<String> name,
        Optional<Fact<Reduction>> reduction,
        Optional<Fact<Double>> factor,
        Map<String, Fact<Double>> parameters,
        Optional<Fact<List<Fact<Double>>>> classWeights,
        Place place) {

    public LossDeclaration {
        parameters = Map.copyOf(parameters);
    }
}
