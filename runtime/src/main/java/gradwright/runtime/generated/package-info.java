/**
 * What generated network classes extend and call: the supertypes that hold all that networks share, the layout and
 * storage of their parameters, and the row and elementary functions.
 *
 * <p>What exists once per precision is written in double precision, in classes named {@code Double...}; the build makes
 * those in single precision from them.
 *
 * <p>The public types are for generated code; a program uses them through its own network's class.
 */
package gradwright.runtime.generated;
