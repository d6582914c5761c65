/** The smallest network that needs a hidden layer. */
package gradwright.samples.xor;
