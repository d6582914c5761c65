/**
 * Gradients against differences: the interpreter evaluates a loss around a point, remembers how every comparison came
 * out, and says how far rounding can have moved it, so that no tolerance is chosen by hand. Tests use it on graphs, and
 * an option has it check the user's networks while they compile.
 */
package gradwright.processor.check;
