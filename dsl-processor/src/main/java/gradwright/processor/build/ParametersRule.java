package gradwright.processor.build;

import gradwright.processor.catalogue.Loss;
import gradwright.processor.catalogue.Parameter;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.Wording;
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
            layer.activation().ifPresent(written -> check(chain, layer.name(), written, diagnostics));
        }
        chain.network()
                .loss()
                .ifPresent(written -> chain.loss().ifPresent(row -> check(chain, written, row, diagnostics)));
    }

    private static void check(Chain chain, String layer, ActivationDeclaration written, Diagnostics diagnostics) {
        FormulaActivation.sound(written).ifPresent(row -> {
            Place place = written.name().or(written::formula).orElseThrow().place();
            check(
                    chain,
                    new Formula("activation", row.name(), chain.name() + "." + layer, place),
                    row.parameters(),
                    written.parameters(),
                    diagnostics);
        });
    }

    private static void check(Chain chain, LossDeclaration written, Loss row, Diagnostics diagnostics) {
        Formula formula = new Formula("loss", row.name(), chain.name(), written.chosen());
        check(chain, formula, row.parameters(), written.parameters(), diagnostics);
    }

    private static void check(
            Chain chain,
            Formula formula,
            Map<String, Parameter> known,
            Map<String, Fact<Double>> written,
            Diagnostics diagnostics) {
        List<String> unused = known.keySet().stream()
                .filter(name -> !written.containsKey(name))
                .sorted()
                .toList();
        new TreeMap<>(written).forEach((name, value) -> {
            Parameter parameter = known.get(name);
            if (parameter == null) {
                diagnostics.report(
                        new ForeignParameter(formula.kind(), formula.name(), formula.owner(), name, unused),
                        value.place());
            } else if (!parameter.domain().contains(chain.kept(value.value()))) {
                diagnostics.report(
                        new UselessParameter(
                                formula.kind(),
                                formula.name(),
                                formula.owner(),
                                name,
                                Wording.kept(value.value(), chain.kept(value.value())),
                                parameter.domain().description()),
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
