package gradwright.processor.verification;

import gradwright.WeightLayout;
import java.util.Optional;

/** One layer of a {@link Chain}: an affine map, an activation, or one after the other. */
record ChainLayer(
        String name, Optional<Integer> width, boolean bias, Optional<String> activation, WeightLayout weights) {

    ChainLayer(String name, Optional<Integer> width, boolean bias, Optional<String> activation) {
        this(name, width, bias, activation, WeightLayout.IN_BY_OUT);
    }

    ChainLayer with(WeightLayout otherWeights) {
        return new ChainLayer(name, width, bias, activation, otherWeights);
    }

    static ChainLayer affine(String name, int width, boolean bias, String activation) {
        return new ChainLayer(name, Optional.of(width), bias, Optional.of(activation));
    }

    static ChainLayer affine(String name, int width, boolean bias) {
        return new ChainLayer(name, Optional.of(width), bias, Optional.empty());
    }

    static ChainLayer activation(String name, String activation) {
        return new ChainLayer(name, Optional.empty(), false, Optional.of(activation));
    }

    /** The field that declares it. */
    String source() {
        String affine = width.map(units -> "@Affine(value = " + units + ", bias = " + bias + weightsSource() + ") ")
                .orElse("");
        String activated =
                activation.map(called -> "@Activation(\"" + called + "\") ").orElse("");
        return affine + activated + "Layer " + name + ";";
    }

    private String weightsSource() {
        return weights == WeightLayout.IN_BY_OUT ? "" : ", weights = WeightLayout." + weights;
    }
}
