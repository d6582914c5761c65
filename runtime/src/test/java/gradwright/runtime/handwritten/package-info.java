/** Networks as the compiler would write them, but by hand, for the tests of the runtime alone. */
package gradwright.runtime.handwritten;
