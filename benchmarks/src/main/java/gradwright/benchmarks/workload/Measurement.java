package gradwright.benchmarks.workload;

import java.util.Optional;

/**
 * One number that one process measured.
 *
 * @param subject whose it is: a library, or the machine
 * @param workload what it was given
 * @param variant the precision, or whatever else tells it from others
 * @param quantity what was measured
 * @param value in microseconds, bytes, or what the quantity says
 */
public record Measurement(String subject, String workload, String variant, String quantity, double value) {

    private static final String MARK = "measured";

    /** The same with another value. */
    public Measurement with(double other) {
        return new Measurement(subject, workload, variant, quantity, other);
    }

    /** The line that a process prints it as. */
    public String line() {
        return String.join(" ", MARK, subject, workload, variant, quantity, Double.toString(value));
    }

    /** The measurement in a line, if there is one. */
    public static Optional<Measurement> parse(String line) {
        String[] words = line.strip().split(" ", -1);
        return words.length == 6 && words[0].equals(MARK)
                ? Optional.of(new Measurement(words[1], words[2], words[3], words[4], Double.parseDouble(words[5])))
                : Optional.empty();
    }
}
