/**
 * From a declaration to the typed graph of its programs. Each rule that a declaration has to keep is one validator
 * class; {@link gradwright.processor.build.GraphBuilder} only meets declarations that keep them all.
 */
package gradwright.processor.build;
