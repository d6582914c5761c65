package gradwright.runtime.generated;

import gradwright.runtime.Initializer;
import gradwright.runtime.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shape of a network: its inputs, layers, parameters and loss, as its generated class states them. For generated
 * code.
 *
 * <p>Immutable: each call gives a new layout with one thing more.
 */
public final class Layout {

    private final String network;
    private final boolean isInColumns;
    private final int inputs;
    private final List<LayerLayout> layers;
    private final List<ParameterLayout> parameters;
    private final Optional<LossLayout> loss;

    private Layout(
            String network,
            boolean isInColumns,
            int inputs,
            List<LayerLayout> layers,
            List<ParameterLayout> parameters,
            Optional<LossLayout> loss) {
        this.network = network;
        this.isInColumns = isInColumns;
        this.inputs = inputs;
        this.layers = layers;
        this.parameters = parameters;
        this.loss = loss;
    }

    /** A network with samples in rows that has no layers yet, by the name of its declaration. */
    public static Layout of(String network, int inputs) {
        return new Layout(network, false, inputs, List.of(), List.of(), Optional.empty());
    }

    /** A network with samples in columns that has no layers yet, by the name of its declaration. */
    public static Layout ofColumns(String network, int inputs) {
        return new Layout(network, true, inputs, List.of(), List.of(), Optional.empty());
    }

    /**
     * Adds a layer after the last one.
     *
     * @param operation what the layer computes, as {@code tanh(input W + b)}
     * @param kept numbers kept per sample for the backward pass
     */
    public Layout layer(String name, int width, String operation, int kept) {
        LayerLayout layer = new LayerLayout(name, outputs(), width, operation, kept);
        return new Layout(network, isInColumns, inputs, with(layers, layer), parameters, loss);
    }

    /** Adds a weight of {@code inputs x outputs} to the last layer. */
    public Layout weight(int inputs, int outputs, Initializer initializer) {
        return parameter(
                new ParameterLayout(last().name(), Role.WEIGHT, inputs, outputs, inputs, outputs, false, initializer));
    }

    /** Adds a weight of {@code outputs x inputs} to the last layer. */
    public Layout weightOutByIn(int inputs, int outputs, Initializer initializer) {
        return parameter(
                new ParameterLayout(last().name(), Role.WEIGHT, outputs, inputs, inputs, outputs, true, initializer));
    }

    /** Adds a bias of {@code 1 x outputs} to the last layer; {@code outputs x 1} where samples are in columns. */
    public Layout bias(int outputs, Initializer initializer) {
        LayerLayout layer = last();
        return parameter(new ParameterLayout(
                layer.name(),
                Role.BIAS,
                rows(1, outputs),
                columns(1, outputs),
                layer.inputs(),
                layer.width(),
                false,
                initializer));
    }

    /** States what the network's loss is; without it the network only predicts and has no gradients. */
    public Layout loss(String description) {
        return withLoss(new LossLayout(description, List.of(), false, outputs()));
    }

    /** Gives further classes of the loss a weight, the first ones first. */
    public Layout classWeights(double... weights) {
        List<Double> all = new ArrayList<>(lossLayout().classWeights());
        for (double weight : weights) {
            all.add(weight);
        }
        return withLoss(new LossLayout(
                lossLayout().description(),
                List.copyOf(all),
                lossLayout().takesSigns(),
                lossLayout().targets()));
    }

    /** States that the targets of the loss are -1 or 1. */
    public Layout signs() {
        return withLoss(new LossLayout(
                lossLayout().description(),
                lossLayout().classWeights(),
                true,
                lossLayout().targets()));
    }

    /** States how many numbers the targets of one sample are, where they are fewer than the outputs. */
    public Layout targets(int width) {
        return withLoss(new LossLayout(
                lossLayout().description(),
                lossLayout().classWeights(),
                lossLayout().takesSigns(),
                width));
    }

    private Layout withLoss(LossLayout stated) {
        return new Layout(network, isInColumns, inputs, layers, parameters, Optional.of(stated));
    }

    private LossLayout lossLayout() {
        if (loss.isEmpty()) {
            throw new IllegalStateException(network + " has no loss yet");
        }
        return loss.get();
    }

    private Layout parameter(ParameterLayout added) {
        for (ParameterLayout each : parameters) {
            if (each.name().equals(added.name())) {
                throw new IllegalArgumentException(network + " has two parameters " + added.name());
            }
        }
        return new Layout(network, isInColumns, inputs, layers, with(parameters, added), loss);
    }

    private static <T> List<T> with(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return List.copyOf(longer);
    }

    private LayerLayout last() {
        if (layers.isEmpty()) {
            throw new IllegalStateException(network + " has no layer yet");
        }
        return layers.get(layers.size() - 1);
    }

    String network() {
        return network;
    }

    /** Whether the samples of a batch are the columns of its matrices. */
    boolean isInColumns() {
        return isInColumns;
    }

    /** Rows of a matrix with so many numbers for each of so many samples. */
    int rows(int samples, int units) {
        return isInColumns ? units : samples;
    }

    /** Columns of that matrix. */
    int columns(int samples, int units) {
        return isInColumns ? samples : units;
    }

    /** The shape of that matrix as it reads: {@code N x 4}, or {@code 4 x N}. */
    String shape(Object samples, long units) {
        return isInColumns ? units + " x " + samples : samples + " x " + units;
    }

    int inputs() {
        return inputs;
    }

    List<LayerLayout> layers() {
        return layers;
    }

    List<ParameterLayout> parameters() {
        return parameters;
    }

    /** The loss in words. */
    Optional<String> loss() {
        return loss.isPresent() ? Optional.of(loss.get().description()) : Optional.empty();
    }

    /** A weight for each class; none where each counts once. */
    List<Double> classWeights() {
        return loss.isPresent() ? loss.get().classWeights() : List.of();
    }

    /** For generated code: the length of an array with {@code width} numbers for every pair of {@code samples}. */
    public int ofPairs(int samples, int width) {
        int most = (int) Math.sqrt((double) Arguments.LONGEST_ARRAY / width);
        if (samples > most) {
            throw new IllegalArgumentException(network + ": input expects at most " + most
                    + " samples in a batch, since its loss takes them in pairs, but x has " + samples
                    + "; use smaller batches");
        }
        return samples * samples * width;
    }

    /** The weight of a class, where classes have weights. */
    double classWeight(int index) {
        return classWeights().get(index);
    }

    /** Whether targets are -1 or 1. */
    boolean takesSigns() {
        return loss.isPresent() && loss.get().takesSigns();
    }

    /** Numbers in one sample's targets. */
    int targets() {
        return loss.isPresent() ? loss.get().targets() : outputs();
    }

    /** Width of the last layer, or of the input while there is none. */
    int outputs() {
        return layers.isEmpty() ? inputs : last().width();
    }

    /** Name of the last layer, the one whose result the network gives. */
    String outputName() {
        return last().name();
    }

    /** The most numbers that any matrix has for a sample. */
    int widest() {
        int widest = inputs;
        for (LayerLayout layer : layers) {
            widest = Math.max(widest, layer.width());
        }
        return widest;
    }
}
