package gradwright.processor.ir;

import java.util.List;

/** Which way the samples of a batch run in a matrix; the names are those of the annotation's enum. */
public enum Samples {
    ROWS,
    COLUMNS;

    /** The axes of a matrix with a number for each unit of each sample, in storage order. */
    public List<Axis> matrix(Axis batch, Axis units) {
        return this == ROWS ? List.of(batch, units) : List.of(units, batch);
    }

    /** A shape on paper: {@code N x 4} or {@code 4 x N}. */
    public String shape(Object samples, Object units) {
        return this == ROWS ? samples + " x " + units : units + " x " + samples;
    }
}
