package gradwright.processor.build;

import gradwright.processor.catalogue.Loss;
import gradwright.processor.check.PrimeSizes;
import gradwright.processor.declare.NetworkDeclaration;

/**
 * A network with small primes for its widths, on which checks are cheap; the outputs stay a multiple of what its loss takes
 * for a target.
 *
 * @param samples another prime
 */
public record SmallNetwork(NetworkDeclaration declaration, int samples) {

    /** The small stand-in for a network that keeps all rules. */
    public static SmallNetwork of(NetworkDeclaration declaration) {
        Chain chain = Chain.of(declaration);
        int outputs = chain.outputs().orElseThrow();
        int each = chain.loss().map(Loss::outputsPerTarget).orElse(1);
        PrimeSizes primes = new PrimeSizes();
        NetworkDeclaration resized = declaration.resized(
                width -> width == outputs ? each * primes.applyAsInt(width / each) : primes.applyAsInt(width));
        return new SmallNetwork(resized, primes.another());
    }
}
