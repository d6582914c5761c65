package gradwright.processor.build;

import gradwright.processor.catalogue.Loss;
import gradwright.processor.declare.AffineDeclaration;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.ir.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A declaration with the widths that reach its layers. From the first layer on that cannot be right no width is known,
 * so that one mistake is not reported again by every layer after it.
 */
record Chain(NetworkDeclaration network, List<Step> steps) {

    /** The longest array that every virtual machine can make. */
    static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** A layer and, where they are known, the width that reaches it and the width that it gives. */
    record Step(LayerDeclaration layer, OptionalInt in, OptionalInt out) {}

    static Chain of(NetworkDeclaration network) {
        List<Step> steps = new ArrayList<>();
        OptionalInt width = possible(network.inputs().value());
        for (LayerDeclaration layer : network.layers()) {
            OptionalInt in = width;
            width = in.isPresent() ? out(layer, in.getAsInt()) : OptionalInt.empty();
            steps.add(new Step(layer, in, width));
        }
        return new Chain(network, List.copyOf(steps));
    }

    /** The number of outputs, where it is known. */
    OptionalInt outputs() {
        return steps.isEmpty()
                ? OptionalInt.empty()
                : steps.get(steps.size() - 1).out();
    }

    /** The row of the loss, where one is declared and there is one. */
    Optional<Loss> loss() {
        return network.loss()
                .flatMap(declared -> FormulaLoss.row(declared, network.inputs().value(), outputs()));
    }

    /** The last layer, of a network that has one. */
    LayerDeclaration last() {
        return network.layers().get(network.layers().size() - 1);
    }

    /** The number as the network's precision holds it. */
    double kept(double number) {
        return network.precision() == Precision.DOUBLE ? number : (float) number;
    }

    String name() {
        return network.name().declared();
    }

    static boolean fits(int in, AffineDeclaration affine) {
        return affine.in().isEmpty() || affine.in().get().value() == in;
    }

    static boolean holds(int in, AffineDeclaration affine) {
        return (long) in * affine.width().value() <= LONGEST_ARRAY;
    }

    private static OptionalInt out(LayerDeclaration layer, int in) {
        if (layer.affine().isEmpty()) {
            return layer.activation().isPresent() ? OptionalInt.of(in) : OptionalInt.empty();
        }
        AffineDeclaration affine = layer.affine().get();
        return fits(in, affine) && holds(in, affine) ? possible(affine.width().value()) : OptionalInt.empty();
    }

    private static OptionalInt possible(int width) {
        return width >= 1 && width <= LONGEST_ARRAY ? OptionalInt.of(width) : OptionalInt.empty();
    }
}
