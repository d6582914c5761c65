package gradwright.processor.ir;

/**
 * What a generated class says of itself: formulas as one writes them on paper, each value in terms of those before it.
 *
 * @param forward for each loss the values of the layers and the loss; those values alone where there is no loss
 * @param backward for each loss its derivatives, from the output back, over the values of the layers; they are a graph of
 *     their own, so that no formula of the forward part borrows from them
 */
public record Derivation(Graph forward, Graph backward) {}
