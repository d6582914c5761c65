package gradwright.runtime;

import org.ejml.data.DMatrixRMaj;

/** Numbers in double precision. */
final class DoubleNumbers extends Numbers {

    private final double[] entries;

    DoubleNumbers(double[] entries) {
        this.entries = entries;
    }

    private static double[] of(Numbers numbers) {
        return ((DoubleNumbers) numbers).entries;
    }

    @Override
    int length() {
        return entries.length;
    }

    @Override
    /* always */ double get(int index) {
        return entries[index];
    }

    @Override
    void set(int index, /* always */ double value) {
        entries[index] = /* (float) */ value;
    }

    @Override
    Numbers copy() {
        return new DoubleNumbers(entries.clone());
    }

    @Override
    Numbers zeros() {
        return new DoubleNumbers(new double[entries.length]);
    }

    @Override
    boolean areOf(Object matrix) {
        return matrix instanceof DMatrixRMaj dense && dense.data == entries && dense.getNumElements() == entries.length;
    }

    @Override
    /* always */ double epsilon() {
        return Math.ulp(1d);
    }

    @Override
    void descend(Numbers gradient, /* always */ double rate) {
        double[] g = of(gradient);
        double step = /* (float) */ rate;
        for (int i = 0; i < entries.length; i++) {
            entries[i] -= step * g[i];
        }
    }

    // The velocity starts at 0, and 0 m + gradient is the gradient: the first step needs no case of its own.
    @Override
    void descend(
            Numbers gradient,
            Numbers velocity,
            /* always */ double rate,
            /* always */ double momentum,
            boolean nesterov) {
        double[] g = of(gradient);
        double[] v = of(velocity);
        double step = /* (float) */ rate;
        double kept = /* (float) */ momentum;
        // C2 of JDK 25 makes no vectors of one loop that has seen both forms.
        if (nesterov) {
            for (int i = 0; i < entries.length; i++) {
                v[i] = kept * v[i] + g[i];
                entries[i] -= step * (g[i] + kept * v[i]);
            }
        } else {
            for (int i = 0; i < entries.length; i++) {
                v[i] = kept * v[i] + g[i];
                entries[i] -= step * v[i];
            }
        }
    }

    @Override
    void adapt(Numbers gradient, Numbers mean, Numbers square, AdamStep step) {
        double[] g = of(gradient);
        double[] m = of(mean);
        double[] s = of(square);
        double keptMean = /* (float) */ step.keptMean();
        double newMean = /* (float) */ (1 - step.keptMean());
        double keptSquare = /* (float) */ step.keptSquare();
        double newSquare = /* (float) */ (1 - step.keptSquare());
        double size = /* (float) */ step.size();
        double rootCorrection = /* (float) */ step.rootCorrection();
        double epsilon = /* (float) */ step.epsilon();
        double shrink = /* (float) */ step.shrink();
        double pull = /* (float) */ step.pull();
        for (int i = 0; i < entries.length; i++) {
            double slope = g[i] + pull * entries[i];
            m[i] = keptMean * m[i] + newMean * slope;
            s[i] = keptSquare * s[i] + newSquare * slope * slope;
            double root = /* (float) */ Math.sqrt(s[i]) / rootCorrection + epsilon;
            entries[i] = shrink * entries[i] - size * m[i] / root;
        }
    }
}
