package gradwright.runtime.generated;

import org.ejml.data.DMatrixRMaj;

/** The parameters of a network in double precision, each with its storage. For generated code. */
public final class Parameters {

    private final ParameterSet<DMatrixRMaj, double[]> set;

    private Parameters(ParameterSet<DMatrixRMaj, double[]> set) {
        this.set = set;
    }

    /** New parameters with the values that the layout's initialisers draw for a seed. */
    public static Parameters initialised(Layout layout, long seed) {
        return new Parameters(ParameterSet.initialised(new DoubleStorage(), layout, seed));
    }

    /** The same values, which both then see changed; gradients of their own. */
    public Parameters shared() {
        return new Parameters(set.shared());
    }

    /** Values of their own, equal now; gradients of their own. */
    public Parameters copied() {
        return new Parameters(set.copied());
    }

    ParameterSet<DMatrixRMaj, double[]> set() {
        return set;
    }
}
