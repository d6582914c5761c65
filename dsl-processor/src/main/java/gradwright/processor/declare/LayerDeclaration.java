package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import java.util.Optional;

/** A declared layer: one step, affine first, then its activation. */
public record LayerDeclaration(
        String name, Optional<AffineDeclaration> affine, Optional<ActivationDeclaration> activation, Place place) {}
