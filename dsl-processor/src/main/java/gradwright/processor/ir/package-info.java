/**
 * The compiler's intermediate representation: axes, scalar expressions in normal form, the graph's values, and the
 * statements that code is emitted from. Depends on nothing else; what an operation means lives in {@code op}.
 */
package gradwright.processor.ir;
