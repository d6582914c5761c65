package gradwright.processor.build;

import gradwright.processor.declare.Fact;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.InputsBelowOne;
import gradwright.processor.diag.problem.TooWide;
import java.util.Optional;

/** A network has at least one input, and one sample of them fits in an array. */
final class InputsRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        Fact<Integer> inputs = chain.network().inputs();
        if (inputs.value() < 1) {
            diagnostics.report(new InputsBelowOne(chain.name(), inputs.value()), inputs.place());
        } else if (inputs.value() > Chain.LONGEST_ARRAY) {
            diagnostics.report(
                    new TooWide(chain.name(), Optional.empty(), inputs.value(), Chain.LONGEST_ARRAY), inputs.place());
        }
    }
}
