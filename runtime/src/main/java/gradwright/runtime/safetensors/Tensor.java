package gradwright.runtime.safetensors;

import java.nio.ByteBuffer;

/** A named matrix to be written to a file or filled from one; it holds the array it was made over. */
public abstract class Tensor {

    private final String name;
    private final int rows;
    private final int columns;

    Tensor(String name, int rows, int columns, int length) {
        if (length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    name + " is " + rows + " x " + columns + " but has " + length + " values");
        }
        this.name = name;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * A tensor over an array in double precision.
     *
     * @param values the elements, rows first; modified when the tensor is loaded
     */
    public static Tensor over(String name, int rows, int columns, double[] values) {
        return new DoubleTensor(name, rows, columns, values);
    }

    /**
     * A tensor over an array in single precision.
     *
     * @param values the elements, rows first; modified when the tensor is loaded
     */
    public static Tensor over(String name, int rows, int columns, float[] values) {
        return new FloatTensor(name, rows, columns, values);
    }

    final String name() {
        return name;
    }

    final int rows() {
        return rows;
    }

    final int columns() {
        return columns;
    }

    final int length() {
        return rows * columns;
    }

    final long bytes() {
        return (long) type().bytes() * length();
    }

    /** The type that the elements have in memory and in a file that is written. */
    abstract ElementType type();

    /** Another tensor of this name, shape and type, of zeros. */
    abstract Tensor blank();

    /**
     * Takes the values of another tensor of the same type and shape.
     *
     * @param other not modified
     */
    abstract void copy(Tensor other);

    /**
     * Takes elements from an index on, all that a buffer has; each fits exactly.
     *
     * @return the index behind the last element taken
     */
    abstract int take(int index, ElementType type, ByteBuffer data);

    /**
     * Gives elements from an index on, as many as there are and fit into a buffer.
     *
     * @return the index behind the last element given
     */
    abstract int give(int index, ByteBuffer data);
}
