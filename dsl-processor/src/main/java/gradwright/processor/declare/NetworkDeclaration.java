package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Samples;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A declared network.
 *
 * @param isPublic whether the declaration and all classes around it are public
 * @param training whether the generated class can be trained
 * @param precision what its numbers are
 * @param samples which way the samples of a batch run
 * @param requests what the generated class is asked for besides
 * @param inputs numbers in one sample
 * @param layers in source order
 * @param claims the equations that are to be checked
 * @param allowed codes of lints that are not reported
 */
public record NetworkDeclaration(
        GeneratedName name,
        boolean isPublic,
        boolean training,
        Precision precision,
        Samples samples,
        Requests requests,
        Fact<Integer> inputs,
        List<LayerDeclaration> layers,
        Optional<LossDeclaration> loss,
        List<Fact<String>> claims,
        List<Fact<String>> allowed,
        Place place) {

    public NetworkDeclaration {
        layers = List.copyOf(layers);
        claims = List.copyOf(claims);
        allowed = List.copyOf(allowed);
    }

    /** The same network with every width replaced. */
    public NetworkDeclaration resized(IntUnaryOperator size) {
        return new NetworkDeclaration(
                name,
                isPublic,
                training,
                precision,
                samples,
                requests,
                inputs.map(size::applyAsInt),
                layers.stream().map(layer -> layer.resized(size)).toList(),
                loss,
                claims,
                allowed,
                place);
    }
}
