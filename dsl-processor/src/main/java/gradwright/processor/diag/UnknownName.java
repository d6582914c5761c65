package gradwright.processor.diag;

import java.util.List;
import java.util.Map;

/**
 * A name that is none of the known ones, and what it may have been meant to be.
 *
 * @param synonyms what others call the known ones, by name
 */
public record UnknownName(String given, List<String> known, Map<String, List<String>> synonyms) {

    public UnknownName {
        known = List.copyOf(known);
        synonyms = Map.copyOf(synonyms);
    }

    /** One of those that everybody calls the same. */
    public UnknownName(String given, List<String> known) {
        this(given, known, Map.of());
    }

    /** Returns the end of a headline: what it is called here, the likeliest names as a question, or nothing if none is near. */
    public String question() {
        List<String> called = NearestNames.called(given, known, synonyms);
        if (!called.isEmpty()) {
            return ": it is called " + Wording.anyOf(called) + " here";
        }
        List<String> near = NearestNames.to(given, known);
        return near.isEmpty() ? "" : ": did you mean " + Wording.anyOf(near) + "?";
    }

    /** Returns what to write: the likeliest names, or all if none is near. */
    public String help() {
        List<String> called = NearestNames.called(given, known, synonyms);
        List<String> near = called.isEmpty() ? NearestNames.to(given, known) : called;
        return near.isEmpty() ? "write one of " + Wording.anyOf(known) : "write " + Wording.anyOf(near);
    }
}
