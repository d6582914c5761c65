package gradwright.processor.build;

import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.NothingLearnt;
import java.util.Optional;

/** A network that is trained has a gradient: neither its loss nor an activation after parameters is constant. */
final class NothingLearntLint implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        if (!chain.network().training()) {
            return;
        }
        boolean hasParameters = false;
        for (LayerDeclaration layer : chain.network().layers()) {
            hasParameters |= layer.affine().isPresent();
            Optional<ActivationDeclaration> flat = layer.activation().filter(FormulaActivation::isFlat);
            if (hasParameters && flat.isPresent()) {
                diagnostics.report(
                        new NothingLearnt(chain.name(), Optional.of(layer.name())),
                        flat.get().chosen());
            }
        }
        chain.network()
                .loss()
                .filter(FormulaLoss::isConstant)
                .ifPresent(
                        loss -> diagnostics.report(new NothingLearnt(chain.name(), Optional.empty()), loss.chosen()));
    }
}
