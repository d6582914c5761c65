package gradwright.benchmarks.workload;

import java.util.Locale;

/** What a network is asked to do, over and over. */
public enum Task {
    /** Forward, loss, backward, and a step of plain gradient descent. */
    STEP,
    /** The same with Adam. */
    ADAM,
    /** The output for one sample in an array, or whatever comes nearest. */
    ROW,
    /** The output for one sample in a matrix. */
    MATRIX,
    /** Value and gradient of a formula. */
    GRADIENT;

    /** How it is called in files and commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
