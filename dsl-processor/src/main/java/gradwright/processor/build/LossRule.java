package gradwright.processor.build;

import gradwright.processor.catalogue.LossCatalogue;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.problem.LossWithoutTraining;
import gradwright.processor.diag.problem.NoLoss;
import gradwright.processor.diag.problem.UnknownLoss;
import gradwright.processor.diag.problem.UselessFactor;
import java.util.Optional;

/** A network has a known loss with a usable factor exactly if it is trained. */
final class LossRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        Optional<LossDeclaration> loss = chain.network().loss();
        boolean training = chain.network().training();
        if (loss.isEmpty() && training) {
            int inputs = chain.network().inputs().value();
            diagnostics.report(new NoLoss(chain.name(), inputs), chain.network().place());
        } else if (loss.isPresent() && !training) {
            diagnostics.report(new LossWithoutTraining(chain.name()), loss.get().place());
        } else if (loss.isPresent()) {
            checkName(chain.name(), loss.get().name(), diagnostics);
            loss.get().factor().ifPresent(factor -> checkFactor(chain.name(), factor, diagnostics));
        }
    }

    private static void checkName(String network, Fact<String> loss, Diagnostics diagnostics) {
        if (LossCatalogue.find(loss.value()).isEmpty()) {
            UnknownName name = new UnknownName(loss.value(), LossCatalogue.names());
            diagnostics.report(new UnknownLoss(network, name), loss.place());
        }
    }

    private static void checkFactor(String network, Fact<Double> factor, Diagnostics diagnostics) {
        if (factor.value() == 0 || !Double.isFinite(factor.value())) {
            diagnostics.report(new UselessFactor(network, factor.value()), factor.place());
        }
    }
}
