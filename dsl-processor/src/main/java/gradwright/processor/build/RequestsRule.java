package gradwright.processor.build;

import gradwright.processor.declare.Fact;
import gradwright.processor.declare.Requests;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.RequestWithoutTraining;
import java.util.Optional;

/** What shows or uses a gradient is only asked of a network that is trained. */
final class RequestsRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        if (!chain.network().training()) {
            Requests requests = chain.network().requests();
            check(chain, "trace", requests.trace(), diagnostics);
            requests.memory()
                    .ifPresent(memory -> diagnostics.report(
                            new RequestWithoutTraining(chain.name(), "memory = Memory." + memory.value()),
                            memory.place()));
            check(chain, "inputGradient", requests.inputGradient(), diagnostics);
            check(chain, "hessianVector", requests.hessianVector(), diagnostics);
        }
    }

    private static void check(Chain chain, String name, Optional<Fact<Boolean>> request, Diagnostics diagnostics) {
        request.filter(Fact::value)
                .ifPresent(fact ->
                        diagnostics.report(new RequestWithoutTraining(chain.name(), name + " = true"), fact.place()));
    }
}
