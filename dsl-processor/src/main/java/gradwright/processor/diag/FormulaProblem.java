package gradwright.processor.diag;

import java.util.List;

/** A mistake at a place within a formula: the headline says at which column, the facts show it. */
public interface FormulaProblem extends Problem {

    /** Returns the piece of the formula that is wrong. */
    FormulaExcerpt excerpt();

    /** Returns what is wrong with it, in one line without its place. */
    String mistake();

    @Override
    default String headline() {
        return mistake() + excerpt().where();
    }

    @Override
    default List<String> facts() {
        return excerpt().lines();
    }
}
