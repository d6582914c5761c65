/** Stable forms recognised before differentiation, so that their derivatives come out stable by the ordinary rules. */
package gradwright.processor.canonicalise;
