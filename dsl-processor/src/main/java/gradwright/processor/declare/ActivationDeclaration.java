package gradwright.processor.declare;

import java.util.Map;

/**
 * The declared activation of a layer.
 *
 * @param parameters those that are written, by name
 */
public record ActivationDeclaration(Fact<String> name, Map<String, Fact<Double>> parameters) {

    public ActivationDeclaration {
        parameters = Map.copyOf(parameters);
    }
}
