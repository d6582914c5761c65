package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** A declared layer: one step, affine first, then its activation. */
public record LayerDeclaration(
        String name, Optional<AffineDeclaration> affine, Optional<ActivationDeclaration> activation, Place place) {

    /** The same layer with every width replaced. */
    LayerDeclaration resized(IntUnaryOperator size) {
        return new LayerDeclaration(name, affine.map(a -> a.resized(size)), activation, place);
    }
}
