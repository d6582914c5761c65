/** Writes Java source. The only package that knows JavaPoet. */
package gradwright.processor.emit;
