package gradwright.processor.build;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.NoLayers;

/** A network has layers. */
final class LayersRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        if (chain.steps().isEmpty()) {
            diagnostics.report(new NoLayers(chain.name()), chain.network().place());
        }
    }
}
