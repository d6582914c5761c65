package gradwright.processor.ir;

/**
 * A named dimension of a value. Operations align their operands by axis, never by position.
 *
 * @param name the layer whose units the axis counts, or {@code n} for the samples
 * @param size how long it is
 */
public record Axis(String name, Size size) {

    /** An axis over the samples of a batch, whose length is only known when the network runs. */
    public static Axis batch() {
        return new Axis("n", new Size.Symbol("samples"));
    }

    /** An axis of fixed length. */
    public static Axis of(String name, int length) {
        return new Axis(name, new Size.Fixed(length));
    }

    public boolean isFixed() {
        return size instanceof Size.Fixed;
    }

    /** The length of an axis of fixed length. */
    public int length() {
        if (size instanceof Size.Fixed fixed) {
            return fixed.length();
        }
        throw new IllegalStateException("axis " + name + " has no fixed length");
    }

    /** The length as it reads in a shape: a number, or {@code N}. */
    public String shape() {
        return size instanceof Size.Fixed fixed ? Integer.toString(fixed.length()) : "N";
    }
}
