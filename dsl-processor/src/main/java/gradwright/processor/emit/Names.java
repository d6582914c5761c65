package gradwright.processor.emit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.SourceVersion;

/**
 * Gives every thing one Java name that nothing else in reach has: neither around it nor, where it is in reach of methods
 * that have begun, within those.
 */
final class Names {

    private final Set<String> taken;
    private final Optional<Names> around;
    private final Set<String> within = new HashSet<>();
    private final Map<Object, String> names = new LinkedHashMap<>();

    Names(Set<String> reserved) {
        this(reserved, Optional.empty());
    }

    private Names(Set<String> reserved, Optional<Names> around) {
        this.taken = new HashSet<>(reserved);
        this.around = around;
    }

    /** Names inside a method: none that the class uses, or that is given to another thing there. */
    Names inner() {
        return new Names(Set.of(), Optional.of(this));
    }

    /** Keeps a name from being given to anything. */
    void take(String name) {
        taken.add(name);
    }

    /** The name of {@code thing}; the first time, the wanted one or the nearest that is free. */
    String of(Object thing, Function<Object, String> wanted) {
        String known = names.get(thing);
        if (known == null) {
            known = fresh(wanted.apply(thing));
            names.put(thing, known);
        }
        return known;
    }

    /** A name for something that is not asked for again. */
    String fresh(String wanted) {
        String candidate = SourceVersion.isName(wanted) ? wanted : wanted + "_";
        for (int i = 2; isInReach(candidate) || within.contains(candidate); i++) {
            candidate = wanted + i;
        }
        taken.add(candidate);
        outermost().within.add(candidate);
        return candidate;
    }

    private boolean isInReach(String name) {
        return taken.contains(name)
                || around.filter(outer -> outer.isInReach(name)).isPresent();
    }

    private Names outermost() {
        return around.map(Names::outermost).orElse(this);
    }
}
