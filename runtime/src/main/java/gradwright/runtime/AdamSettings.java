package gradwright.runtime;

/** What {@link Adam} and {@link AdamW} let one choose, apart from the rate. */
record AdamSettings(String optimizer, double beta1, double beta2, double epsilon, double weightDecay) {

    AdamSettings {
        Hyperparameter.belowOne(optimizer, "beta1", beta1);
        Hyperparameter.belowOne(optimizer, "beta2", beta2);
        Hyperparameter.positive(optimizer, "epsilon", epsilon);
        Hyperparameter.notNegative(optimizer, "weight decay", weightDecay);
    }

    /** As published, and as in PyTorch. */
    static AdamSettings published(String optimizer, double weightDecay) {
        return new AdamSettings(optimizer, 0.9, 0.999, 1e-8, weightDecay);
    }

    AdamSettings withBetas(double newBeta1, double newBeta2) {
        return new AdamSettings(optimizer, newBeta1, newBeta2, epsilon, weightDecay);
    }

    AdamSettings withEpsilon(double newEpsilon) {
        return new AdamSettings(optimizer, beta1, beta2, newEpsilon, weightDecay);
    }

    AdamSettings withWeightDecay(double newWeightDecay) {
        return new AdamSettings(optimizer, beta1, beta2, epsilon, newWeightDecay);
    }

    String describe(double rate) {
        return optimizer + "(rate " + rate + ", betas " + beta1 + " and " + beta2 + ", epsilon " + epsilon
                + (weightDecay > 0 ? ", weight decay " + weightDecay : "") + ")";
    }
}
