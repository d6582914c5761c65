package gradwright.processor.build;

import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.diag.Diagnostics;
import java.util.List;

/** All rules, in the order in which their complaints read best. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new InputsRule(),
            new LayersRule(),
            new WidthRule(),
            new InputWidthRule(),
            new NamesRule(),
            new LossRule(),
            new RequestsRule(),
            new ParametersRule(),
            new ClassWeightsRule(),
            new OutputRule(),
            new AllowanceRule());

    private Rules() {}

    /** Reports every rule that {@code network} breaks. */
    public static void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Chain chain = Chain.of(network);
        ALL.forEach(rule -> rule.check(chain, diagnostics));
    }
}
