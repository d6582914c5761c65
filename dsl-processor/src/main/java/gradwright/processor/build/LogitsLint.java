package gradwright.processor.build;

import gradwright.processor.catalogue.Loss;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.LimitedLogits;
import java.util.Arrays;

/** What a loss makes probabilities are scores of both signs. */
final class LogitsLint implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        LayerDeclaration last = chain.last();
        chain.loss()
                .filter(loss -> loss.outputs() == Loss.Outputs.LOGITS)
                .ifPresent(loss -> last.activation()
                        .filter(activation -> Arrays.stream(ActivationTrial.outputs(activation))
                                .allMatch(y -> y >= 0))
                        .ifPresent(activation -> diagnostics.report(
                                new LimitedLogits(chain.name(), loss.name(), last.name(), activation.shown()),
                                activation.chosen())));
    }
}
