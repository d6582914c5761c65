package gradwright.processor.emit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.SourceVersion;

/** Gives every thing one Java name that nothing else in reach has. */
final class Names {

    private final Set<String> taken;
    private final Map<Object, String> names = new LinkedHashMap<>();

    Names(Set<String> reserved) {
        taken = new HashSet<>(reserved);
    }

    /** Names inside a method: none that the class uses, or that is given to another thing there. */
    Names inner() {
        return new Names(taken);
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
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = wanted + i;
        }
        return candidate;
    }
}
