package gradwright.runtime;

/** The numbers of one step of Adam, the same for all parameters: one object for all steps, so that none allocates. */
final class AdamStep {

    private final AdamSettings settings;
    private double beta1Power = 1;
    private double beta2Power = 1;
    private double size;
    private double rootCorrection;
    private double shrink;
    private double pull;

    AdamStep(AdamSettings settings) {
        this.settings = settings;
    }

    /**
     * Goes on to the next step.
     *
     * @param newShrink what every value is multiplied with first: 1, or less where weights decay apart from the gradient
     * @param newPull how much of the value is added to its gradient: 0, or more where the decay is part of the loss
     */
    void next(double rate, double newShrink, double newPull) {
        // Powers by multiplication: StrictMath.pow allocates.
        beta1Power *= settings.beta1();
        beta2Power *= settings.beta2();
        size = rate / (1 - beta1Power);
        rootCorrection = Math.sqrt(1 - beta2Power);
        shrink = newShrink;
        pull = newPull;
    }

    /** Beta 1: how much of the mean stays. */
    double keptMean() {
        return settings.beta1();
    }

    /** Beta 2: how much of the mean square stays. */
    double keptSquare() {
        return settings.beta2();
    }

    double epsilon() {
        return settings.epsilon();
    }

    /** The rate, corrected for the mean's start at 0. */
    double size() {
        return size;
    }

    /** What the root of the mean square is divided by, for its start at 0. */
    double rootCorrection() {
        return rootCorrection;
    }

    double shrink() {
        return shrink;
    }

    double pull() {
        return pull;
    }
}
