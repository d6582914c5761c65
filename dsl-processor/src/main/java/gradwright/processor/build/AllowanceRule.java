package gradwright.processor.build;

import gradwright.processor.declare.Fact;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.problem.UnknownLint;

/** What a network allows are lints. */
final class AllowanceRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        for (Fact<String> code : chain.network().allowed()) {
            if (!Lints.codes().contains(code.value())) {
                diagnostics.report(
                        new UnknownLint(chain.name(), new UnknownName(code.value(), Lints.codes())), code.place());
            }
        }
    }
}
