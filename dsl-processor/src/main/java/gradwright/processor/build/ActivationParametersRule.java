package gradwright.processor.build;

import gradwright.processor.catalogue.Activation;
import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.ForeignParameter;
import gradwright.processor.diag.problem.UselessParameter;
import java.util.Optional;
import java.util.TreeMap;

/** What parametrises an activation is one of its parameters, and a number that its formula has a meaning for. */
final class ActivationParametersRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        for (LayerDeclaration layer : chain.network().layers()) {
            layer.activation()
                    .ifPresent(written -> ActivationCatalogue.find(
                                    written.name().value())
                            .ifPresent(row -> check(chain.name() + "." + layer.name(), row, written, diagnostics)));
        }
    }

    private static void check(String layer, Activation row, ActivationDeclaration written, Diagnostics diagnostics) {
        new TreeMap<>(written.parameters()).forEach((name, value) -> {
            Optional<Activation.Parameter> parameter =
                    Optional.ofNullable(row.parameters().get(name));
            if (parameter.isEmpty()) {
                diagnostics.report(
                        new ForeignParameter(
                                layer,
                                row.name(),
                                name,
                                row.parameters().keySet().stream().toList()),
                        value.place());
            } else if (!isMeaningful(parameter.get(), value)) {
                diagnostics.report(new UselessParameter(layer, row.name(), name, value.value()), value.place());
            }
        });
    }

    private static boolean isMeaningful(Activation.Parameter parameter, Fact<Double> value) {
        return Double.isFinite(value.value()) && (value.value() != 0 || parameter.mayBeZero());
    }
}
