package gradwright.processor.plan;

/**
 * When a value is needed in one program, counted in kernels.
 *
 * @param from the kernel that computes it
 * @param to the last kernel that reads it
 */
record Life(int from, int to) {

    boolean overlaps(Life other) {
        return from <= other.to && other.from <= to;
    }
}
