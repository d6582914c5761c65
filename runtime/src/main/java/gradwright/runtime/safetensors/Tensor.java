package gradwright.runtime.safetensors;

/** A named matrix to be written to a file or filled from one; it holds the array it was made over. */
public final class Tensor {

    private final String name;
    private final int rows;
    private final int columns;
    private final double[] values;

    private Tensor(String name, int rows, int columns, double[] values) {
        this.name = name;
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * A tensor over an array.
     *
     * @param values the elements, rows first; modified when the tensor is loaded
     */
    public static Tensor over(String name, int rows, int columns, double[] values) {
        if (values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    name + " is " + rows + " x " + columns + " but has " + values.length + " values");
        }
        return new Tensor(name, rows, columns, values);
    }

    String name() {
        return name;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    double[] values() {
        return values;
    }

    long bytes() {
        return (long) Double.BYTES * values.length;
    }
}
