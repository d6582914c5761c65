package gradwright.processor.build;

import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.InitializerCatalogue;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.AffineDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.problem.NameOrFormula;
import gradwright.processor.diag.problem.UnknownActivation;
import gradwright.processor.diag.problem.UnknownInitializer;

/** The activation and the initialiser of a layer are names that the catalogues know. */
final class NamesRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        for (LayerDeclaration layer : chain.network().layers()) {
            layer.affine()
                    .flatMap(AffineDeclaration::init)
                    .ifPresent(init -> checkInitializer(chain.name(), layer.name(), init, diagnostics));
            layer.activation().ifPresent(activation -> checkActivation(chain, layer.name(), activation, diagnostics));
        }
    }

    private static void checkInitializer(String network, String layer, Fact<String> init, Diagnostics diagnostics) {
        if (InitializerCatalogue.find(init.value()).isEmpty()) {
            UnknownName name =
                    new UnknownName(init.value(), InitializerCatalogue.names(), InitializerCatalogue.synonyms());
            diagnostics.report(new UnknownInitializer(network, layer, name), init.place());
        }
    }

    private static void checkActivation(
            Chain chain, String layer, ActivationDeclaration activation, Diagnostics diagnostics) {
        if (activation.name().isPresent() == activation.formula().isPresent()) {
            diagnostics.report(
                    new NameOrFormula(
                            chain.name() + "." + layer,
                            "activation",
                            "tanh",
                            "x * x",
                            activation.name().isPresent()),
                    activation.formula().map(Fact::place).orElse(activation.place()));
        } else if (activation.formula().isPresent()) {
            FormulaActivation.check(activation.formula().get(), diagnostics);
            LossRule.checkRange(chain, activation.formula().get(), diagnostics);
        } else if (FormulaActivation.row(activation).isEmpty()) {
            UnknownName name =
                    new UnknownName(activation.written(), ActivationCatalogue.names(), ActivationCatalogue.synonyms());
            diagnostics.report(
                    new UnknownActivation(chain.name(), layer, name),
                    activation.name().orElseThrow().place());
        }
    }
}
