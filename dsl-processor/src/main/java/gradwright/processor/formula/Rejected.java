package gradwright.processor.formula;

import gradwright.processor.diag.Problem;
import java.util.Optional;

/** Ends the reading of a formula, or of one binding: what follows from the mistake is not reported too. */
final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Optional<Problem> problem;

    private Rejected(Optional<Problem> problem) {
        super(null, null, false, false);
        this.problem = problem;
    }

    static Rejected of(Problem problem) {
        return new Rejected(Optional.of(problem));
    }

    /** Because of something that is reported already. */
    static Rejected again() {
        return new Rejected(Optional.empty());
    }

    Optional<Problem> problem() {
        return problem;
    }
}
