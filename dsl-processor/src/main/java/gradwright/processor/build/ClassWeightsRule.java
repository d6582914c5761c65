package gradwright.processor.build;

import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Wording;
import gradwright.processor.diag.problem.ForeignClassWeights;
import gradwright.processor.diag.problem.UselessClassWeight;
import gradwright.processor.diag.problem.WrongClassWeightCount;
import java.util.List;
import java.util.Optional;

/** Class weights are those of a loss over classes, one for each, and usable numbers. */
final class ClassWeightsRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        Optional<LossDeclaration> loss = chain.network().loss();
        loss.flatMap(LossDeclaration::classWeights)
                .ifPresent(weights -> chain.loss().ifPresent(row -> {
                    if (row.isClassification()) {
                        check(chain, weights, diagnostics);
                    } else {
                        diagnostics.report(new ForeignClassWeights(chain.name(), row.name()), weights.place());
                    }
                }));
    }

    private static void check(Chain chain, Fact<List<Fact<Double>>> weights, Diagnostics diagnostics) {
        List<Fact<Double>> useless = weights.value().stream()
                .filter(weight -> weight.value() < 0 || !Double.isFinite(chain.kept(weight.value())))
                .toList();
        useless.forEach(weight -> diagnostics.report(
                new UselessClassWeight(
                        chain.name(), Optional.of(Wording.kept(weight.value(), chain.kept(weight.value())))),
                weight.place()));
        List<Chain.Step> steps = chain.steps();
        if (steps.isEmpty()) {
            return;
        }
        Chain.Step last = steps.get(steps.size() - 1);
        LayerDeclaration layer = last.layer();
        int count = weights.value().size();
        if (last.out().isPresent() && last.out().getAsInt() > 1 && last.out().getAsInt() != count) {
            diagnostics.report(
                    new WrongClassWeightCount(
                            chain.name(), layer.name(), last.out().getAsInt(), count),
                    weights.place());
        } else if (useless.isEmpty() && weights.value().stream().allMatch(weight -> chain.kept(weight.value()) == 0)) {
            diagnostics.report(new UselessClassWeight(chain.name(), Optional.empty()), weights.place());
        }
    }
}
