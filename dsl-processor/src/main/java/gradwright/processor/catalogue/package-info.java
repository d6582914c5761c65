/** The names that a declaration may use, each with what it means. */
package gradwright.processor.catalogue;
