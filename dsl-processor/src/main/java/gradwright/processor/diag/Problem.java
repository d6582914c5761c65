package gradwright.processor.diag;

import java.util.List;

/**
 * A mistake, as data. Each kind of mistake is one record: its facts are the components, its words the methods, its
 * documentation the {@link Page}.
 */
public interface Problem {

    /** Returns the code, title, explanation and examples that all problems of this kind share. */
    Page page();

    /** Returns what is wrong, in one line that is complete by itself: lower case, no full stop, names in backticks. */
    String headline();

    /** Returns what the headline follows from, a few aligned rows. */
    default List<String> facts() {
        return List.of();
    }

    /** Returns one edit that puts it right. */
    String help();
}
