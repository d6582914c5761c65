package gradwright.processor.build;

import gradwright.processor.declare.Fact;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.UnneededAllowance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is well defined and nevertheless a mistake nearly always: notes, which a network can allow by their codes. */
public final class Lints {

    private static final SortedMap<String, Rule> ALL = new TreeMap<>(Map.of(
            "GW601", new LogitsLint(),
            "GW602", new LogarithmsLint(),
            "GW603", new UselessActivationLint(),
            "GW604", new NothingLearntLint()));

    private Lints() {}

    /** Returns the codes of all lints, in order. */
    static List<String> codes() {
        return List.copyOf(ALL.keySet());
    }

    /** Reports what a network, which keeps all rules, says and does not allow, and what it allows and does not say. */
    public static void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Chain chain = Chain.of(network);
        Set<String> needed = new HashSet<>();
        ALL.forEach((code, lint) -> {
            Diagnostics found = new Diagnostics();
            lint.check(chain, found);
            if (!found.problems().isEmpty()) {
                needed.add(code);
            }
            if (network.allowed().stream().map(Fact::value).noneMatch(code::equals)) {
                diagnostics.addAll(found);
            }
        });
        for (Fact<String> code : network.allowed()) {
            if (!needed.contains(code.value())) {
                diagnostics.report(new UnneededAllowance(chain.name(), code.value()), code.place());
            }
        }
    }
}
