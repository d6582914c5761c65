package gradwright.processor.build;

import gradwright.processor.declare.AffineDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.TooManyWeights;
import gradwright.processor.diag.problem.TooWide;
import gradwright.processor.diag.problem.WidthBelowOne;
import java.util.Optional;
import java.util.OptionalInt;

/** A layer has at least one unit, and one sample of its values and all of its weights fit in arrays. */
final class WidthRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        for (Chain.Step step : chain.steps()) {
            step.layer()
                    .affine()
                    .ifPresent(affine -> check(chain.name(), step.layer().name(), step.in(), affine, diagnostics));
        }
    }

    private static void check(
            String network, String layer, OptionalInt in, AffineDeclaration affine, Diagnostics diagnostics) {
        int width = affine.width().value();
        Place place = affine.width().place();
        if (width < 1) {
            diagnostics.report(new WidthBelowOne(network, layer, width), place);
        } else if (width > Chain.LONGEST_ARRAY) {
            diagnostics.report(new TooWide(network, Optional.of(layer), width, Chain.LONGEST_ARRAY), place);
        } else if (in.isPresent() && !Chain.holds(in.getAsInt(), affine) && Chain.fits(in.getAsInt(), affine)) {
            diagnostics.report(new TooManyWeights(network, layer, in.getAsInt(), width, Chain.LONGEST_ARRAY), place);
        }
    }
}
