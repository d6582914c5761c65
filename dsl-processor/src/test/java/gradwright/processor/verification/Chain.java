package gradwright.processor.verification;

import gradwright.Samples;
import gradwright.WeightLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A network declaration as data: it can be written as source, and evaluated by {@link PlainChain}. */
record Chain(
        String name,
        int inputs,
        Samples samples,
        boolean inputGradient,
        List<ChainLayer> layers,
        Optional<Objective> trainedFor,
        List<String> options) {

    static final String PACKAGE = "verified";

    Chain(String name, int inputs, List<ChainLayer> layers, Objective objective) {
        this(name, inputs, Samples.ROWS, false, layers, Optional.of(objective), List.of());
    }

    /** The same network under another name, with more options of {@code @Network}. */
    Chain withOptions(String otherName, String... more) {
        return new Chain(otherName, inputs, samples, inputGradient, layers, trainedFor, List.of(more));
    }

    /** The same layers under another name, declared for prediction only. */
    Chain predictingAs(String otherName) {
        return new Chain(otherName, inputs, samples, false, layers, Optional.empty(), options);
    }

    /** The same network, with the gradient by its input. */
    Chain withInputGradient() {
        return new Chain(name, inputs, samples, true, layers, trainedFor, options);
    }

    /** The same network under another name, its matrices laid out another way. */
    Chain laidOut(String otherName, Samples otherSamples, List<WeightLayout> weights) {
        List<ChainLayer> others = IntStream.range(0, layers.size())
                .mapToObj(i -> layers.get(i).with(weights.get(i)))
                .toList();
        return new Chain(otherName, inputs, otherSamples, inputGradient, others, trainedFor, options);
    }

    Objective objective() {
        return trainedFor.orElseThrow();
    }

    int outputs() {
        int width = inputs;
        for (ChainLayer layer : layers) {
            width = layer.width().orElse(width);
        }
        return width;
    }

    /** Numbers in the targets of one sample. */
    int targets() {
        return outputs() / trainedFor.map(Objective::outputsPerTarget).orElse(1);
    }

    /** How many numbers each of its parameters holds, in declaration order. */
    Map<String, Integer> parameterSizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        int width = inputs;
        for (ChainLayer layer : layers) {
            if (layer.width().isPresent()) {
                int out = layer.width().get();
                sizes.put(layer.name() + ".weight", width * out);
                if (layer.bias()) {
                    sizes.put(layer.name() + ".bias", out);
                }
                width = out;
            }
        }
        return sizes;
    }

    /** How many numbers its parameters hold together. */
    int parameters() {
        return parameterSizes().values().stream().mapToInt(size -> size).sum();
    }

    boolean takesLabels() {
        return trainedFor.map(Objective::takesLabels).orElse(false);
    }

    /** The compilation unit that declares it. */
    String source() {
        return """
                package %s;

                import gradwright.*;

                @Network(inputs = %d%s%s%s%s)
                %s
                class %s {
                    %s
                }
                """.formatted(
                        PACKAGE,
                        inputs,
                        samples == Samples.ROWS ? "" : ", samples = Samples." + samples,
                        inputGradient ? ", inputGradient = true" : "",
                        trainedFor.isPresent() ? "" : ", training = false",
                        options.stream().map(option -> ", " + option).collect(Collectors.joining()),
                        trainedFor.map(Objective::source).orElse(""),
                        name,
                        layers.stream().map(ChainLayer::source).collect(Collectors.joining("\n    ")));
    }

    /** A short name for test reports. */
    @Override
    public String toString() {
        return layers.stream()
                .map(layer -> layer.width().map(units -> units + (layer.bias() ? " bias" : "")).stream()
                        .reduce("", String::concat)
                        .concat(layer.activation().map(called -> " " + called).orElse("")))
                .collect(Collectors.joining(
                        ", ",
                        name + ": " + inputs + " -> ",
                        trainedFor.map(objective -> " | " + objective.source()).orElse("")));
    }
}
