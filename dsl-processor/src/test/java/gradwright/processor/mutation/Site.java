package gradwright.processor.mutation;

import java.util.List;

/** A stretch of a source file that can be turned in several ways. */
record Site(int start, int end, Form form, List<Mutation> mutations) {

    /** What stands there. */
    enum Form {
        EXPRESSION,
        STATEMENT,
        /** An expression without a value, all that a lambda does. */
        BODY
    }

    /** Whether another site is a part of this one. */
    boolean contains(Site other) {
        return start <= other.start && other.end <= end;
    }

    /** All mutants from the number {@code first} on, and what stands there while none of them runs. */
    String switched(int first, String right) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < mutations.size(); i++) {
            String isOn = "gradwright.processor.mutation.Switch.is(" + (first + i) + ")";
            String wrong = mutations.get(i).wrong() + (form == Form.BODY ? ";" : "");
            text.append(
                    form == Form.EXPRESSION
                            ? isOn + " ? " + wrong + " : "
                            : "if (" + isOn + ") { " + wrong + " } else ");
        }
        return switch (form) {
            case EXPRESSION -> "(" + text + right + ")";
            case STATEMENT -> text + "{ " + right + " }";
            case BODY -> "{ " + text + "{ " + right + "; } }";
        };
    }
}
