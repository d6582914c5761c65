package gradwright.processor.ir;

import java.util.List;

/** How a weight is stored; the names are those of the annotation's enum. */
public enum WeightLayout {
    IN_BY_OUT,
    OUT_BY_IN;

    /** The axes of a weight in storage order. */
    public List<Axis> matrix(Axis in, Axis out) {
        return this == IN_BY_OUT ? List.of(in, out) : List.of(out, in);
    }
}
