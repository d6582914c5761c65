package gradwright.processor.build;

import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.BareLayer;
import gradwright.processor.diag.problem.NoLayers;

/** A network has layers, and each of them does something. */
final class LayersRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        if (chain.steps().isEmpty()) {
            diagnostics.report(new NoLayers(chain.name()), chain.network().place());
        }
        for (LayerDeclaration layer : chain.network().layers()) {
            if (layer.affine().isEmpty() && layer.activation().isEmpty()) {
                diagnostics.report(new BareLayer(chain.name(), layer.name()), layer.place());
            }
        }
    }
}
