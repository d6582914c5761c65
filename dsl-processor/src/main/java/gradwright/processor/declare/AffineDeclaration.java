package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import gradwright.processor.ir.WeightLayout;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The affine part of a layer.
 *
 * @param width numbers that it gives for one sample
 * @param in the input width, if it is written
 * @param bias whether a bias is added
 * @param weights how its weight is stored
 * @param init name of the initialiser, if it is written
 */
public record AffineDeclaration(
        Fact<Integer> width,
        Optional<Fact<Integer>> in,
        boolean bias,
        WeightLayout weights,
        Optional<Fact<String>> init,
        Place place) {

    /** The same with every width replaced. */
    AffineDeclaration resized(IntUnaryOperator size) {
        return new AffineDeclaration(
                width.map(size::applyAsInt), in.map(fact -> fact.map(size::applyAsInt)), bias, weights, init, place);
    }
}
