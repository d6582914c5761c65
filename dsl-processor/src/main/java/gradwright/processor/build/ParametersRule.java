package gradwright.processor.build;

import gradwright.processor.catalogue.Loss;
import gradwright.processor.catalogue.Parameter;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.ForeignParameter;
import gradwright.processor.diag.problem.MissingParameter;
import gradwright.processor.diag.problem.UselessParameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What parametrises a formula is one of its parameters, and a number that the formula has a meaning for. */
final class ParametersRule implements Rule {

    /** A formula as messages speak of it. */
    private record Formula(String kind, String name, String owner, Place place) {}

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        for (LayerDeclaration layer : chain.network().layers()) {
            layer.activation().ifPresent(written -> check(chain.name() + "." + layer.name(), written, diagnostics));
        }
        chain.network()
                .loss()
                .ifPresent(written -> chain.loss().ifPresent(row -> check(chain.name(), written, row, diagnostics)));
    }

    private static void check(String layer, ActivationDeclaration written, Diagnostics diagnostics) {
        FormulaActivation.row(written).ifPresent(row -> {
            Place place = written.name().or(written::formula).orElseThrow().place();
            check(
                    new Formula("activation", row.name(), layer, place),
                    row.parameters(),
                    written.parameters(),
                    diagnostics);
        });
    }

    private static void check(String network, LossDeclaration written, Loss row, Diagnostics diagnostics) {
        Formula formula = new Formula("loss", row.name(), network, written.chosen());
        check(formula, row.parameters(), written.parameters(), diagnostics);
    }

    private static void check(
            Formula formula, Map<String, Parameter> known, Map<String, Fact<Double>> written, Diagnostics diagnostics) {
        List<String> names = known.keySet().stream().sorted().toList();
        new TreeMap<>(written).forEach((name, value) -> {
            Parameter parameter = known.get(name);
            if (parameter == null) {
                diagnostics.report(
                        new ForeignParameter(formula.kind(), formula.name(), formula.owner(), name, names),
                        value.place());
            } else if (!parameter.domain().contains(value.value())) {
                diagnostics.report(
                        new UselessParameter(formula.kind(), formula.name(), formula.owner(), name, value.value()),
                        value.place());
            }
        });
        known.entrySet().stream()
                .filter(entry -> entry.getValue().value().isEmpty() && !written.containsKey(entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(name -> diagnostics.report(
                        new MissingParameter(formula.kind(), formula.name(), formula.owner(), name), formula.place()));
    }
}
