package gradwright.processor.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check compared and what it found. Everything it set out to compare is in one of the counts.
 *
 * @param smooth slopes compared where the number is smooth
 * @param kinks slopes held against both one-sided ones, at a kink
 * @param loose slopes that could be off so far by rounding, or that change so fast, that little was learnt
 * @param redrawn directions drawn again, or steps shortened, because they crossed a kink
 * @param findings the slopes that are wrong
 */
public record CheckReport(int smooth, int kinks, int loose, int redrawn, List<Finding> findings) {

    static final CheckReport EMPTY = new CheckReport(0, 0, 0, 0, List.of());

    public CheckReport {
        findings = List.copyOf(findings);
    }

    /**
     * A slope that is wrong.
     *
     * @param direction along which
     * @param gradient the slope by the gradient
     * @param least the least that differences allow
     * @param most the most that they allow
     */
    public record Finding(String direction, double gradient, double least, double most) {
        @Override
        public String toString() {
            return "along " + direction + " the gradient says " + gradient + ", differences say " + least + " to "
                    + most;
        }
    }

    /** Both together. */
    CheckReport and(CheckReport other) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new CheckReport(
                smooth + other.smooth, kinks + other.kinks, loose + other.loose, redrawn + other.redrawn, all);
    }

    /** How many slopes were compared. */
    public int compared() {
        return smooth + kinks + loose;
    }

    /** Whether no slope is wrong. */
    public boolean passed() {
        return findings.isEmpty();
    }
}
