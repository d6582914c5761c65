package gradwright.processor.declare;

import gradwright.processor.ir.Memory;
import java.util.Optional;

/**
 * What a generated class is asked for besides prediction, loss and gradient; each is there if it is written.
 *
 * @param trace whether it can show what a gradient computes on the way
 * @param inputGradient whether it keeps the gradient by the input
 * @param hessianVector whether it can multiply the loss's Hessian with a direction
 * @param memory what is kept of the forward part for the gradient
 */
public record Requests(
        Optional<Fact<Boolean>> trace,
        Optional<Fact<Boolean>> inputGradient,
        Optional<Fact<Boolean>> hessianVector,
        Optional<Fact<Memory>> memory) {

    /** Nothing is written. */
    public static final Requests NONE =
            new Requests(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Requests of(WrittenAnnotation network) {
        return new Requests(
                network.flag("trace"),
                network.flag("inputGradient"),
                network.flag("hessianVector"),
                network.constant("memory", Memory.class));
    }

    /** What the class keeps of the forward part for the gradient. */
    public Memory kept() {
        return memory.map(Fact::value).orElse(Memory.NEEDED);
    }

    /** Whether the class has second derivatives. */
    public boolean isOfSecondOrder() {
        return hessianVector.map(Fact::value).orElse(false);
    }

    /** Whether the class has a trace. */
    public boolean isTraced() {
        return trace.map(Fact::value).orElse(false);
    }

    /** Whether the class keeps the gradient by the input. */
    public boolean hasInputGradient() {
        return inputGradient.map(Fact::value).orElse(false);
    }
}
