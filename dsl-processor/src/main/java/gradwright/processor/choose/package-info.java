/** Which values are stored, and every other expression rewritten over them. */
package gradwright.processor.choose;
