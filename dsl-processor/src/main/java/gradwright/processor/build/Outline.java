package gradwright.processor.build;

import gradwright.processor.catalogue.Initializer;
import gradwright.processor.declare.GeneratedName;
import gradwright.processor.ir.Precision;
import java.util.List;
import java.util.Optional;

/**
 * What the generated class says of the network besides its programs.
 *
 * @param precision what its numbers are
 * @param inputs numbers in one sample
 * @param loss the loss in words; absent where the network only predicts
 * @param isClassification whether targets can be class labels
 */
public record Outline(
        GeneratedName name,
        boolean isPublic,
        Precision precision,
        int inputs,
        List<Layer> layers,
        Optional<String> loss,
        boolean isClassification) {

    public Outline {
        layers = List.copyOf(layers);
    }

    /**
     * A layer.
     *
     * @param source the layer before, or {@code input}
     * @param in numbers it takes from one sample
     * @param width numbers it gives
     * @param formula what it computes, in the declaration's names
     * @param affine its parameters, if it has any
     */
    public record Layer(String name, String source, int in, int width, String formula, Optional<Affine> affine) {

        /** Weight and bias, as far as there are any. */
        public List<Parameter> parameters() {
            return affine.map(map -> map.bias() ? List.of(weight(), bias()) : List.of(weight()))
                    .orElse(List.of());
        }

        private Parameter weight() {
            return new Parameter(name + ".weight", in, width);
        }

        private Parameter bias() {
            return new Parameter(name + ".bias", 1, width);
        }
    }

    /** A parameter and its shape. */
    public record Parameter(String name, int rows, int columns) {

        public String shape() {
            return rows + " x " + columns;
        }

        public long size() {
            return (long) rows * columns;
        }
    }

    /** The parameters of a layer. */
    public record Affine(Initializer initializer, boolean bias) {}

    /** The last layer. */
    public Layer output() {
        return layers.get(layers.size() - 1);
    }
}
