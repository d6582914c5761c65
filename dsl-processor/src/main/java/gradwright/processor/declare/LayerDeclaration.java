package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A declared layer: one step, affine first, then its activation.
 *
 * @param inheritedFrom the superclass of the network that declares it, if the network does not itself
 */
public record LayerDeclaration(
        String name,
        Optional<AffineDeclaration> affine,
        Optional<ActivationDeclaration> activation,
        Optional<String> inheritedFrom,
        Place place) {

    /** A layer that the network itself declares. */
    public LayerDeclaration(
            String name, Optional<AffineDeclaration> affine, Optional<ActivationDeclaration> activation, Place place) {
        this(name, affine, activation, Optional.empty(), place);
    }

    /** The same layer with every width replaced. */
    LayerDeclaration resized(IntUnaryOperator size) {
        return new LayerDeclaration(name, affine.map(a -> a.resized(size)), activation, inheritedFrom, place);
    }
}
