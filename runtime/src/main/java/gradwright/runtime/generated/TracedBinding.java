package gradwright.runtime.generated;

import java.util.List;

/**
 * A binding of a formula that can be asked for.
 *
 * @param dimensions places among the function's dimensions; none for a number
 */
record TracedBinding(String name, List<Integer> dimensions) {}
