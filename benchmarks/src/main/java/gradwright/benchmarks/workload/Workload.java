package gradwright.benchmarks.workload;

import gradwright.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A chain of affine layers and the batch it is trained with.
 *
 * @param widths inputs, and the width of each layer
 * @param isTanh whether its hidden layers end in tanh; otherwise in relu
 * @param isClassifier whether its targets are labels, with softmax-cross-entropy; otherwise the loss is mse
 */
public record Workload(String name, List<Integer> widths, int batch, boolean isTanh, boolean isClassifier) {

    /** The package of the declarations. */
    public static final String PACKAGE = "gradwright.benchmarks.networks";

    /** From a handful of weights to eight million. */
    public static final List<Workload> ALL = List.of(
            new Workload("tiny", List.of(2, 8, 1), 4, true, false),
            new Workload("iris", List.of(4, 16, 3), 16, true, true),
            new Workload("digits", List.of(64, 32, 10), 32, true, true),
            new Workload("mnist", List.of(784, 128, 10), 64, false, true),
            new Workload("deep", List.of(64, 64, 64, 64, 64, 64, 64, 64, 64, 10), 32, true, true),
            new Workload("wide", List.of(784, 512, 512, 10), 128, false, true),
            new Workload("big", List.of(1024, 2048, 2048, 1024), 256, false, false));

    /** Batches of {@code mnist} from 1 to 4,096. */
    public static final List<Workload> BATCHES = Stream.iterate(1, size -> size <= 4096, size -> 4 * size)
            .map(size -> new Workload("batch" + size, List.of(784, 128, 10), size, false, true))
            .toList();

    /** A hidden layer as wide as the input, from 4 to 4,096. */
    public static final List<Workload> WIDTHS = Stream.iterate(4, width -> width <= 4096, width -> 2 * width)
            .map(width -> new Workload("width" + width, List.of(width, width, 10), 32, false, true))
            .toList();

    /** From 1 to 64 hidden layers of 64 units. */
    public static final List<Workload> DEPTHS = Stream.iterate(1, depth -> depth <= 64, depth -> 2 * depth)
            .map(depth -> {
                List<Integer> widths = new ArrayList<>(Collections.nCopies(depth + 1, 64));
                widths.add(10);
                return new Workload("depth" + depth, widths, 32, true, true);
            })
            .toList();

    /**
     * Formulas whose gradient is taken: the mean squared error of a regression by its weight and bias, and the hinge loss on
     * the softmax of the input by that input, whose width is the number of classes.
     */
    public static final List<Workload> FORMULAS = List.of(
            new Workload("regression", List.of(8, 3), 32, false, false),
            new Workload("regression-big", List.of(256, 64), 256, false, false),
            new Workload("hinge", List.of(10, 10), 32, false, true),
            new Workload("hinge-big", List.of(100, 100), 256, false, true));

    /** Networks and formulas: what is measured if nothing else is asked for. */
    public static final List<Workload> MEASURED =
            Stream.concat(ALL.stream(), FORMULAS.stream()).toList();

    /** Ten layers, whose compilation is timed. */
    public static final Workload TEN_LAYERS = new Workload("layers10", Collections.nCopies(11, 64), 32, true, true);

    /** Networks of whole jobs. */
    public static final List<Workload> JOBS =
            Stream.of("digits", "iris").map(Workload::named).toList();

    public Workload {
        widths = List.copyOf(widths);
    }

    /** The workload of this name. */
    public static Workload named(String name) {
        return Stream.of(MEASURED, BATCHES, WIDTHS, DEPTHS, List.of(TEN_LAYERS))
                .flatMap(List::stream)
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload " + name + "; there are "
                        + String.join(
                                ", ", MEASURED.stream().map(Workload::name).toList())));
    }

    /** Whether it is a formula, which has a gradient and nothing else. */
    public boolean isFormula() {
        return FORMULAS.contains(this);
    }

    /** Width of the input. */
    public int inputs() {
        return widths.get(0);
    }

    /** Width of the output. */
    public int outputs() {
        return widths.get(widths.size() - 1);
    }

    /** Units of a batch that an activation is computed for. */
    public double hiddenUnits() {
        return batch
                * (double) widths.stream()
                        .skip(1)
                        .limit(widths.size() - 2L)
                        .mapToLong(width -> width)
                        .sum();
    }

    /** The number of weights and biases. */
    public long parameters() {
        long parameters = 0;
        for (int i = 1; i < widths.size(); i++) {
            parameters += (widths.get(i - 1) + 1L) * widths.get(i);
        }
        return parameters;
    }

    /** Additions and multiplications in the products of a step: forward, by the weights, and by the layers' inputs. */
    public double operations() {
        double products = 0;
        for (int i = 1; i < widths.size(); i++) {
            double product = 2.0 * batch * widths.get(i - 1) * widths.get(i);
            products += (i == 1 ? 2 : 3) * product;
        }
        return products;
    }

    /** Additions and multiplications in the products of a prediction for one sample. */
    public double rowOperations() {
        return 2.0
                * (parameters()
                        - widths.stream().skip(1).mapToLong(width -> width).sum());
    }

    /** Numbers that a step has at hand: parameters and gradients, its batch, and what each layer gives and is given back. */
    public double numbers() {
        return 2.0 * parameters() + layerNumbers();
    }

    /** Numbers that a step reads or writes at least: a parameter is read and written, everything else touched once. */
    public double numbersMoved() {
        return 3.0 * parameters() + layerNumbers();
    }

    private double layerNumbers() {
        return batch
                * (inputs()
                        + 2.0
                                * widths.stream()
                                        .skip(1)
                                        .mapToLong(width -> width)
                                        .sum());
    }

    /** The simple name of the class that declares it. */
    public String declared(Precision precision) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return precision == Precision.DOUBLE ? capital : capital + "InFloat";
    }

    /** The class that declares it, as a user would write it. */
    public String declaration(Precision precision) {
        StringBuilder source = new StringBuilder("""
                package %s;

                import gradwright.Activation;
                import gradwright.Affine;
                import gradwright.Layer;
                import gradwright.Loss;
                import gradwright.Network;
                import gradwright.Precision;

                @Network(inputs = %d, precision = Precision.%s)
                @Loss("%s")
                public class %s {
                """.formatted(
                PACKAGE, inputs(), precision, isClassifier ? "softmax-cross-entropy" : "mse", declared(precision)));
        for (int i = 1; i < widths.size() - 1; i++) {
            source.append("    @Affine(%d) @Activation(\"%s\") Layer hidden%d;%n"
                    .formatted(widths.get(i), isTanh ? "tanh" : "relu", i));
        }
        return source.append("    @Affine(%d) Layer output;%n}%n".formatted(outputs()))
                .toString();
    }
}
