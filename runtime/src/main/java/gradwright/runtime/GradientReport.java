package gradwright.runtime;

/**
 * What a {@link GradientCheck} found: the entry where the network's gradient and the differences of its loss are
 * furthest apart.
 *
 * @param worstError the largest error of any entry, infinite if a number is not finite
 * @param parameter the name of the parameter it occurred in, or {@code input}; empty if nothing was compared
 * @param entry where in the parameter, as {@code [2, 3]} or {@code along a random direction}
 * @param analytic the derivative that the network computes there
 * @param numeric the derivative by differences of the loss
 * @param compared how many derivatives were compared; none is left out
 * @param kinks how many of them are at a kink, where the loss rises at different rates to both sides: there the
 *     network's derivative lies between the two
 * @param tolerance the largest error that passes
 */
public record GradientReport(
        double worstError,
        String parameter,
        String entry,
        double analytic,
        double numeric,
        long compared,
        long kinks,
        double tolerance) {

    /** Whether the worst error is within the tolerance. */
    public boolean passed() {
        return worstError <= tolerance;
    }

    GradientReport withCounts(long newCompared, long newKinks) {
        return new GradientReport(worstError, parameter, entry, analytic, numeric, newCompared, newKinks, tolerance);
    }

    @Override
    public String toString() {
        if (compared == 0) {
            return "no gradient to compare: the network has no parameters and gives none by its input";
        }
        return (passed()
                        ? "gradient agrees with differences of the loss"
                        : "gradient and differences of the loss differ")
                + ": worst error " + worstError + (passed() ? " within " : " above ") + tolerance + ", at " + parameter
                + " " + entry + " with " + analytic + " by the network and " + numeric + " by differences; " + compared
                + " compared" + (kinks == 0 ? "" : ", " + kinks + " of them at kinks");
    }
}
