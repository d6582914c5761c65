package gradwright.runtime;

import java.util.List;

/**
 * Changes parameters along their gradients, step by step.
 *
 * <p>Parameters in single precision are stepped in single precision: an optimiser's numbers are rounded to it once, then
 * every operation is, and what is remembered is kept in it.
 *
 * <p>What an optimiser remembers belongs to the parameters of its first step; a list of other parameters is an error.
 * From the second step on nothing is allocated.
 */
public interface Optimizer {

    /**
     * Takes one step.
     *
     * @param parameters a network's parameters, whose values are modified and whose gradients are not
     * @throws IllegalArgumentException if these are not the parameters of the first step
     * @throws IllegalStateException if a parameter has no gradient, or was reshaped or given another array
     */
    void step(List<? extends Parameter<?>> parameters);
}
