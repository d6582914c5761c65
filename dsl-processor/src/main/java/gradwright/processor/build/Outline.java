package gradwright.processor.build;

import gradwright.processor.catalogue.Initializer;
import gradwright.processor.declare.GeneratedName;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.WeightLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the generated class says of the network besides its programs.
 *
 * @param precision what its numbers are
 * @param samples which way the samples of a batch run
 * @param inputs numbers in one sample
 * @param loss the loss in words; absent where the network only predicts
 * @param targets what the loss can be given beside the input; empty where the network only predicts
 * @param takesSigns whether targets are -1 or 1
 * @param compared numbers in one sample's targets
 * @param classWeights a weight for each class; none where each counts once
 */
public record Outline(
        GeneratedName name,
        boolean isPublic,
        Precision precision,
        Samples samples,
        int inputs,
        List<Layer> layers,
        Optional<String> loss,
        List<Targets> targets,
        boolean takesSigns,
        int compared,
        List<Double> classWeights) {

    public Outline {
        layers = List.copyOf(layers);
        targets = List.copyOf(targets);
        classWeights = List.copyOf(classWeights);
    }

    /**
     * A layer.
     *
     * @param source the layer before, or {@code input}
     * @param in numbers it takes from one sample
     * @param width numbers it gives
     * @param formula what it computes, in the declaration's names
     * @param affine its parameters, if it has any
     * @param inheritedFrom the superclass that declares it, if the network does not itself
     */
    public record Layer(
            String name,
            String source,
            int in,
            int width,
            String formula,
            Optional<Affine> affine,
            Optional<String> inheritedFrom) {

        /** Weight and bias, as far as there are any. */
        public List<Parameter> parameters() {
            return affine.stream()
                    .flatMap(map -> Stream.concat(Stream.of(map.weight()), map.bias().stream()))
                    .toList();
        }
    }

    /**
     * A parameter.
     *
     * @param shape as it reads: {@code 4 x 16}
     * @param size how many numbers it holds
     */
    public record Parameter(String name, String shape, long size) {}

    /** The parameters of a layer. */
    public record Affine(Initializer initializer, WeightLayout weights, Parameter weight, Optional<Parameter> bias) {}

    /** The last layer. */
    public Layer output() {
        return layers.get(layers.size() - 1);
    }
}
