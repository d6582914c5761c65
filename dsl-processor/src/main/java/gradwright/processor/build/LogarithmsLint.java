package gradwright.processor.build;

import gradwright.processor.catalogue.Loss;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.ProbabilitiesForLogarithms;
import java.util.Arrays;

/** What takes logarithms of probabilities does not get the probabilities themselves. */
final class LogarithmsLint implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        LayerDeclaration last = chain.last();
        chain.loss()
                .filter(loss -> loss.outputs() == Loss.Outputs.LOG_PROBABILITIES)
                .ifPresent(loss -> last.activation()
                        .filter(activation -> Arrays.stream(ActivationTrial.outputs(activation))
                                .allMatch(y -> y >= 0 && y <= 1))
                        .ifPresent(activation -> diagnostics.report(
                                new ProbabilitiesForLogarithms(
                                        chain.name(), loss.name(), last.name(), activation.shown()),
                                activation.chosen())));
    }
}
