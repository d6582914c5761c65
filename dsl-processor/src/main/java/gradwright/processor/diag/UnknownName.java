package gradwright.processor.diag;

import java.util.List;

/** A name that is none of the known ones, and what it may have been meant to be. */
public record UnknownName(String given, List<String> known) {

    public UnknownName {
        known = List.copyOf(known);
    }

    /** Returns the end of a headline: the likeliest names as a question, or nothing if none is near. */
    public String question() {
        List<String> near = NearestNames.to(given, known);
        return near.isEmpty() ? "" : ": did you mean " + Wording.anyOf(near) + "?";
    }

    /** Returns what to write: the likeliest names, or all if none is near. */
    public String help() {
        List<String> near = NearestNames.to(given, known);
        return near.isEmpty() ? "write one of " + Wording.anyOf(known) : "write " + Wording.anyOf(near);
    }
}
