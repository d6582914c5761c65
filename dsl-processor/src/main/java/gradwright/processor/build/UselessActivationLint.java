package gradwright.processor.build;

import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.UselessActivation;
import java.util.List;
import java.util.Optional;

/** An activation after another one changes something. {@code identity} says itself that it does not. */
final class UselessActivationLint implements Rule {

    private static final String IDENTITY = "identity";

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        List<LayerDeclaration> layers = chain.network().layers();
        for (int i = 1; i < layers.size(); i++) {
            LayerDeclaration before = layers.get(i - 1);
            LayerDeclaration layer = layers.get(i);
            Optional<ActivationDeclaration> first =
                    before.activation().filter(a -> !a.written().equals(IDENTITY));
            Optional<ActivationDeclaration> second =
                    layer.activation().filter(a -> !a.written().equals(IDENTITY));
            if (layer.affine().isEmpty()
                    && first.isPresent()
                    && second.isPresent()
                    && ActivationTrial.changesNothing(first.get(), second.get())) {
                diagnostics.report(
                        new UselessActivation(
                                chain.name(),
                                layer.name(),
                                second.get().shown(),
                                before.name(),
                                first.get().shown()),
                        second.get().chosen());
            }
        }
    }
}
