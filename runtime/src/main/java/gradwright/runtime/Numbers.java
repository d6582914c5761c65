package gradwright.runtime;

/**
 * The numbers of one matrix of a parameter, or of what an optimiser remembers beside it, in the parameter's precision.
 *
 * <p>What an optimiser does to them it does in that precision: the numbers of its settings are rounded to it once, and
 * then every operation is.
 */
abstract class Numbers {

    abstract int length();

    abstract double get(int index);

    /** Sets a number, rounded to this precision. */
    abstract void set(int index, double value);

    /** Numbers of their own, equal now. */
    abstract Numbers copy();

    /** Makes these what a copy of them is. */
    final void restore(Numbers copy) {
        for (int i = 0; i < length(); i++) {
            set(i, copy.get(i));
        }
    }

    /** As many zeros. */
    abstract Numbers zeros();

    /** Whether a matrix has this array, and as many elements. */
    abstract boolean areOf(Object matrix);

    /** The distance of 1 to the next number of this precision. */
    abstract double epsilon();

    /**
     * {@code value -= rate * gradient}, two roundings.
     *
     * @param gradient of the same precision; not modified
     */
    abstract void descend(Numbers gradient, double rate);

    /**
     * {@code velocity = momentum velocity + gradient} and {@code value -= rate * velocity}, or in Nesterov's form
     * {@code value -= rate * (gradient + momentum velocity)}.
     *
     * @param gradient of the same precision; not modified
     * @param velocity of the same precision; modified
     */
    abstract void descend(Numbers gradient, Numbers velocity, double rate, double momentum, boolean nesterov);

    /**
     * A step of Adam, as {@link Moments} writes it.
     *
     * @param gradient of the same precision; not modified
     * @param mean of the same precision; modified
     * @param square of the same precision; modified
     */
    abstract void adapt(Numbers gradient, Numbers mean, Numbers square, AdamStep step);
}
