package gradwright.processor.build;

import gradwright.processor.catalogue.LossCatalogue;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.problem.LossWithoutTraining;
import gradwright.processor.diag.problem.NameOrFormula;
import gradwright.processor.diag.problem.NoLoss;
import gradwright.processor.diag.problem.UnknownLoss;
import gradwright.processor.diag.problem.UselessFactor;
import gradwright.processor.formula.Formula;
import gradwright.processor.ir.Precision;
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
            check(chain, loss.get(), diagnostics);
            loss.get().factor().ifPresent(factor -> checkFactor(chain, factor, diagnostics));
        }
    }

    private static void check(Chain chain, LossDeclaration loss, Diagnostics diagnostics) {
        if (loss.name().isPresent() == loss.formula().isPresent()) {
            diagnostics.report(
                    new NameOrFormula(
                            chain.name(),
                            "loss",
                            "mse",
                            "sum((y - t)^2) / 2",
                            loss.name().isPresent()),
                    loss.formula().map(Fact::place).orElse(loss.place()));
        } else if (loss.formula().isPresent()) {
            Fact<String> formula = loss.formula().get();
            int inputs = chain.network().inputs().value();
            chain.outputs().ifPresent(outputs -> FormulaLoss.check(loss, formula, inputs, outputs, diagnostics));
            checkRange(chain, formula, diagnostics);
        } else if (LossCatalogue.find(loss.written()).isEmpty()) {
            UnknownName name = new UnknownName(loss.written(), LossCatalogue.names(), LossCatalogue.synonyms());
            diagnostics.report(new UnknownLoss(chain.name(), name), loss.chosen());
        }
    }

    /** The precision holds the numbers of a formula. */
    static void checkRange(Chain chain, Fact<String> formula, Diagnostics diagnostics) {
        if (chain.network().precision() == Precision.FLOAT) {
            new Formula(formula.value(), formula.place()).checkFloat(diagnostics);
        }
    }

    private static void checkFactor(Chain chain, Fact<Double> factor, Diagnostics diagnostics) {
        double kept = chain.kept(factor.value());
        if (kept == 0 || !Double.isFinite(kept)) {
            diagnostics.report(new UselessFactor(chain.name(), factor.value(), kept), factor.place());
        }
    }
}
