package gradwright.runtime;

/** Checks the numbers that an optimiser is given. */
final class Hyperparameter {

    private Hyperparameter() {}

    static double notNegative(String optimizer, String name, double value) {
        return require(
                value >= 0 && value < Double.POSITIVE_INFINITY, optimizer, name, "finite and not negative", value);
    }

    static double positive(String optimizer, String name, double value) {
        return require(value > 0 && value < Double.POSITIVE_INFINITY, optimizer, name, "finite and above 0", value);
    }

    static double belowOne(String optimizer, String name, double value) {
        return require(value >= 0 && value < 1, optimizer, name, "at least 0 and below 1", value);
    }

    private static double require(boolean holds, String optimizer, String name, String range, double value) {
        if (!holds) {
            throw new IllegalArgumentException(optimizer + ": " + name + " must be " + range + " but is " + value);
        }
        return value;
    }
}
