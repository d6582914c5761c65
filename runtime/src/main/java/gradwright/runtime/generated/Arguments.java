package gradwright.runtime.generated;

import gradwright.runtime.Kernels;
import java.util.List;
import org.ejml.data.ReshapeMatrix;

/**
 * Checks what a program hands to a network, and words what is wrong with it: network, layer, expected and given.
 *
 * <p>Every call of a network passes here, so nothing is allocated unless something is wrong.
 */
final class Arguments<M extends ReshapeMatrix, A> {

    /** As many elements as an array has on every usual JVM. */
    static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Layout layout;
    private final String network;
    private final int inputs;
    private final int outputs;
    private final int targets;
    private final String outputLayer;
    private final int largestBatch;
    private final boolean takesSigns;
    private final double[] classWeights;
    private final ParameterSet<M, A> parameters;
    private final Storage<M, A> storage;

    Arguments(Layout layout, ParameterSet<M, A> parameters) {
        this.layout = layout;
        this.network = layout.network();
        this.inputs = layout.inputs();
        this.outputs = layout.outputs();
        this.targets = layout.targets();
        this.outputLayer = layout.outputName();
        this.largestBatch = LONGEST_ARRAY / layout.widest();
        this.takesSigns = layout.takesSigns();
        this.classWeights = new double[layout.classWeights().size()];
        for (int k = 0; k < classWeights.length; k++) {
            classWeights[k] = layout.classWeight(k);
        }
        this.parameters = parameters;
        this.storage = parameters.storage();
    }

    /** Checks a batch; returns the number of its samples. */
    int input(M x) {
        if (x == null) {
            throw missing("input expects " + layout.shape("N", inputs), "x");
        }
        if (units(x) != inputs) {
            boolean isTurned = samples(x) == inputs;
            throw wrong("input expects " + layout.shape("N", inputs), "x is " + shape(x) + (isTurned ? turned() : ""));
        }
        if (samples(x) < 1) {
            throw wrong("input expects " + layout.shape("N", inputs) + " with N at least 1", "x is " + shape(x));
        }
        if (samples(x) > largestBatch) {
            throw wrong("input expects at most " + largestBatch + " samples in a batch", "x is " + shape(x));
        }
        filled("input", x, "x");
        return samples(x);
    }

    /** Checks dense targets for a batch that is already checked. */
    void targets(M given, int samples) {
        if (given == null) {
            throw missing(expectedTargets(samples), "targets");
        }
        if (units(given) != targets || samples(given) != samples) {
            boolean isTurned = units(given) == samples && samples(given) == targets;
            throw wrong(expectedTargets(samples), "targets is " + shape(given) + (isTurned ? turned() : ""));
        }
        filled(outputLayer, given, "targets");
        if (takesSigns) {
            requireSigns(given);
        }
    }

    private String expectedTargets(int samples) {
        String several = targets == outputs ? "" : ", which gives " + outputs + " numbers for " + targets + " targets,";
        return outputLayer + several + " expects targets " + layout.shape(samples, targets);
    }

    private void requireSigns(M targets) {
        A array = storage.array(targets);
        int columns = targets.getNumCols();
        for (int i = 0; i < targets.getNumRows() * columns; i++) {
            double target = storage.entry(array, i);
            if (target != 1 && target != -1) {
                throw wrong(
                        outputLayer + " expects targets of -1 or 1",
                        "targets[" + i / columns + ", " + i % columns + "] is " + target);
            }
        }
    }

    private int samples(M matrix) {
        return layout.isInColumns() ? matrix.getNumCols() : matrix.getNumRows();
    }

    private int units(M matrix) {
        return layout.isInColumns() ? matrix.getNumRows() : matrix.getNumCols();
    }

    /** What went wrong with a matrix that would fit transposed. */
    private String turned() {
        return layout.isInColumns()
                ? ", with its samples in rows: this network takes them in columns, so transpose it,"
                        + " or declare @Network(samples = ROWS)"
                : ", with its samples in columns: this network takes them in rows, so transpose it,"
                        + " or declare @Network(samples = COLUMNS)";
    }

    /** Checks class labels for a batch that is already checked. */
    void labels(int[] labels, int samples) {
        if (labels == null) {
            throw missing(expectedLabels(samples), "labels");
        }
        if (labels.length != samples) {
            throw wrong(expectedLabels(samples), "labels has length " + labels.length);
        }
        for (int n = 0; n < samples; n++) {
            if (labels[n] < 0 || labels[n] >= outputs) {
                throw wrong(expectedLabels(samples), "labels[" + n + "] is " + labels[n]);
            }
        }
        if (classWeights.length > 0) {
            requireWeight(labels);
        }
    }

    /** Classes of weight 0 alone would have nothing to be divided by. */
    private void requireWeight(int[] labels) {
        for (int label : labels) {
            if (classWeights[label] != 0) {
                return;
            }
        }
        throw wrong(
                outputLayer + " expects a class whose weight is not 0",
                "the classes of all " + labels.length + " labels have the weight 0");
    }

    private String expectedLabels(int samples) {
        return outputLayer + " expects " + samples + " labels from 0 to " + (outputs - 1);
    }

    /** Checks the weights of a batch's samples. */
    void weights(double[] weights, int samples) {
        if (weights == null) {
            throw missing(expectedWeights(samples), "weights");
        }
        if (weights.length != samples) {
            throw wrong(expectedWeights(samples), "weights has length " + weights.length);
        }
        boolean isOneUsed = false;
        for (int n = 0; n < samples; n++) {
            if (!Double.isFinite(weights[n])) {
                throw wrong(expectedWeights(samples), "weights[" + n + "] is " + weights[n]);
            }
            isOneUsed |= weights[n] != 0;
        }
        if (!isOneUsed) {
            throw wrong(expectedWeights(samples), "all " + samples + " weights are 0");
        }
    }

    private static String expectedWeights(int samples) {
        return "loss expects " + samples + " finite weights, not all of them 0,";
    }

    /** Checks what a gradient is multiplied with before it is added. */
    void scale(double scale) {
        if (!Double.isFinite(scale)) {
            throw wrong("addGradient expects a finite scale", "scale is " + scale);
        }
    }

    /** Checks that a gradient would not overwrite what it reads. */
    void apartFromGradients(M matrix, String name) {
        for (int i = 0; i < parameters.all().size(); i++) {
            StoredParameter<M, A> parameter = parameters.all().get(i);
            if (parameter.hasGradientArray(storage.array(matrix))) {
                throw new IllegalArgumentException(network + ": " + name + " shares its array with the gradient of "
                        + parameter.name() + ", which this call overwrites");
            }
        }
    }

    /** Checks the matrix that a prediction is to be written into. */
    void result(M x, M y) {
        if (y == null) {
            throw missing(outputLayer + " gives " + layout.shape("N", outputs), "y");
        }
        if (storage.array(y) == storage.array(x)) {
            throw new IllegalArgumentException(
                    network + ": x and y share one array; give predict(x, y) a matrix of its own for the result");
        }
        apartFromParameters(storage.array(y), "y");
    }

    /** Checks one sample. */
    void row(A row) {
        if (row == null) {
            throw missing("input expects a row of length " + inputs, "row");
        }
        if (storage.length(row) != inputs) {
            throw wrong("input expects a row of length " + inputs, "row has length " + storage.length(row));
        }
    }

    /** Checks the array that the prediction for one sample is to be written into. */
    void rowResult(A row, A result) {
        if (result == null) {
            throw missing(outputLayer + " gives " + outputs + " numbers", "result");
        }
        if (storage.length(result) < outputs) {
            throw wrong(outputLayer + " gives " + outputs + " numbers", "result has length " + storage.length(result));
        }
        if (result == row) {
            throw new IllegalArgumentException(network
                    + ": row and result are one array; give predict(row, result) an array of its own for the result");
        }
        apartFromParameters(result, "result");
    }

    /** Checks a direction in the space of the parameters. */
    void direction(List<M> direction) {
        counted(direction, "direction");
        for (int i = 0; i < direction.size(); i++) {
            StoredParameter<M, A> parameter = parameters.all().get(i);
            M part = direction.get(i);
            if (part == null) {
                throw new NullPointerException(
                        network + ": " + expectedPart(parameter) + " but direction.get(" + i + ") is null");
            }
            M value = parameter.value();
            if (part.getNumRows() != value.getNumRows() || part.getNumCols() != value.getNumCols()) {
                throw wrong(expectedPart(parameter), "direction.get(" + i + ") is " + shape(part));
            }
            if (storage.length(storage.array(part)) < part.getNumRows() * part.getNumCols()) {
                throw wrong(
                        expectedPart(parameter),
                        "the array of direction.get(" + i + ") has " + storage.length(storage.array(part)));
            }
        }
    }

    private static String expectedPart(StoredParameter<?, ?> parameter) {
        return "a direction for " + parameter.name() + " is " + shape(parameter.value());
    }

    private void counted(List<M> matrices, String name) {
        int count = parameters.all().size();
        if (matrices == null) {
            throw missing(name + " is a list of " + count + " matrices, one a parameter,", name);
        }
        if (matrices.size() != count) {
            throw wrong(name + " is a list of " + count + " matrices, one a parameter,", "has " + matrices.size());
        }
    }

    /** Checks the matrices that a product with a direction is to be written into. */
    void products(List<M> direction, List<M> result) {
        counted(result, "result");
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i) == null) {
                throw new NullPointerException(network + ": the product for "
                        + parameters.all().get(i).name() + " needs a matrix but result.get(" + i + ") is null");
            }
            A array = storage.array(result.get(i));
            for (int j = 0; j < result.size(); j++) {
                if (array == storage.array(direction.get(j))) {
                    throw shared("result.get(" + i + ")", "direction.get(" + j + ")");
                }
                if (j != i && array == storage.array(result.get(j))) {
                    throw shared("result.get(" + i + ")", "result.get(" + j + ")");
                }
                if (array == parameters.all().get(j).values()) {
                    throw shared(
                            "result.get(" + i + ")", parameters.all().get(j).name());
                }
            }
        }
    }

    /** Checks that no part of a product would overwrite what it is computed from. */
    void apart(M argument, String name, List<M> result) {
        for (int i = 0; i < result.size(); i++) {
            if (storage.array(result.get(i)) == storage.array(argument)) {
                throw shared("result.get(" + i + ")", name);
            }
        }
    }

    private IllegalArgumentException shared(String result, String other) {
        return new IllegalArgumentException(
                network + ": " + result + " and " + other + " share one array; give the product matrices of its own");
    }

    /** Gives the parts of a product the shapes of the parameters. */
    void reshape(List<M> result) {
        for (int i = 0; i < result.size(); i++) {
            M value = parameters.all().get(i).value();
            result.get(i).reshape(value.getNumRows(), value.getNumCols());
        }
    }

    /** Checks the array that classes are to be written into. */
    void classes(int[] classes, int samples) {
        if (classes == null) {
            throw missing(outputLayer + " gives " + samples + " classes", "classes");
        }
        if (classes.length < samples) {
            throw wrong(outputLayer + " gives " + samples + " classes", "classes has length " + classes.length);
        }
    }

    /** Checks what is to compute a network's products. */
    Kernels kernels(Kernels kernels) {
        if (kernels == null) {
            throw new NullPointerException(
                    network + ": create expects kernels, such as Kernels.plain(), but they are null");
        }
        return kernels;
    }

    /** Checks that kernels gave what they were asked for. */
    <P> P products(Kernels kernels, P products, String type) {
        if (products == null) {
            throw new IllegalStateException(network + ": the kernels " + kernels + " give no " + type + " products");
        }
        return products;
    }

    /** Checks what a network is to be saved to or loaded from. */
    void present(Object argument, String call, String kind) {
        if (argument == null) {
            throw new NullPointerException(network + ": " + call + " expects a " + kind + " but it is null");
        }
    }

    private void apartFromParameters(A array, String name) {
        for (int i = 0; i < parameters.all().size(); i++) {
            StoredParameter<M, A> parameter = parameters.all().get(i);
            if (parameter.values() == array || parameter.hasGradientArray(array)) {
                throw new IllegalArgumentException(network + ": " + name + " shares its array with " + parameter.name()
                        + ", which a prediction must not overwrite");
            }
        }
    }

    /** A matrix's fields are public, so its array may be shorter than its shape. */
    private void filled(String layer, M matrix, String name) {
        long expected = (long) matrix.getNumRows() * matrix.getNumCols();
        if (storage.length(storage.array(matrix)) < expected) {
            throw wrong(
                    layer + " expects " + expected + " numbers in " + name + ", which is " + shape(matrix),
                    "its array has " + storage.length(storage.array(matrix)));
        }
    }

    private NullPointerException missing(String expectation, String argument) {
        return new NullPointerException(network + ": " + expectation + " but " + argument + " is null");
    }

    private IllegalArgumentException wrong(String expectation, String given) {
        return new IllegalArgumentException(network + ": " + expectation + " but " + given);
    }

    private static String shape(ReshapeMatrix matrix) {
        return matrix.getNumRows() + " x " + matrix.getNumCols();
    }
}
