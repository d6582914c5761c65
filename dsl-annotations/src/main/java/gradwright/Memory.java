package gradwright;

/**
 * What a network keeps of its forward part until the gradient has used it. Results have the same bits in all of them; the
 * numbers kept for a sample stand in the network's summary. The input is never counted.
 */
public enum Memory {
    /**
     * What the gradient reads, and nothing else; of a layer of which it reads more numbers than the pre-activation has, the
     * pre-activation alone. Never more than either of the others.
     */
    NEEDED,
    /** Every layer's pre-activations and outputs; where there is no activation in between, one array is both. */
    ALL,
    /** The pre-activations only: an output that the gradient reads is computed again from them. */
    PRE_ACTIVATIONS
}
