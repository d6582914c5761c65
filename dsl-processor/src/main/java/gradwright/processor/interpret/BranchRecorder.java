package gradwright.processor.interpret;

import java.util.ArrayList;
import java.util.List;

/**
 * Doubles that remember how every comparison came out: two runs of one computation with equal outcomes are on the same
 * smooth piece of it.
 */
public final class BranchRecorder extends DoubleArithmetic {

    private final List<Integer> outcomes = new ArrayList<>();

    /** The signs of all comparisons so far, in order. */
    public List<Integer> outcomes() {
        return outcomes;
    }

    private void compare(double a, double b) {
        outcomes.add(a > b ? 1 : a < b ? -1 : 0);
    }

    @Override
    public Double abs(Double x) {
        compare(x, 0);
        return super.abs(x);
    }

    @Override
    public Double sign(Double x) {
        compare(x, 0);
        return super.sign(x);
    }

    @Override
    public Double max(Double a, Double b) {
        compare(a, b);
        return super.max(a, b);
    }

    @Override
    public Double min(Double a, Double b) {
        compare(a, b);
        return super.min(a, b);
    }

    @Override
    public Double greater(Double a, Double b) {
        compare(a, b);
        return super.greater(a, b);
    }

    @Override
    public Double equal(Double a, Double b) {
        compare(a, b);
        return super.equal(a, b);
    }

    @Override
    public Double where(Double chooser, Double then, Double otherwise) {
        compare(chooser, 0);
        return super.where(chooser, then, otherwise);
    }
}
