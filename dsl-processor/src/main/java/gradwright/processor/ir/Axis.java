package gradwright.processor.ir;

import org.jspecify.annotations.Nullable;

/**
 * A named dimension of a value. Operations align their operands by axis, never by position.
 *
 * @param name the layer whose units the axis counts, or {@code n} for the samples
 * @param size how long it is
 */
public record Axis(String name, Size size) {

    private static final Axis BATCH = new Axis("n", new Size.Symbol("samples"));

    /** An axis over the samples of a batch, whose length is only known when the network runs. */
    public static Axis batch() {
        return BATCH;
    }

    /** What a record's own would say, which takes long to link and to run; axes are compared more than anything else. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Axis axis && name.equals(axis.name) && size.equals(axis.size));
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + size.hashCode();
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
