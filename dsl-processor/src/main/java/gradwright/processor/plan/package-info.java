/** Where values live: which are stored, and which of them share an array. */
package gradwright.processor.plan;
