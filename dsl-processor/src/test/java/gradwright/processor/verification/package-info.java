/**
 * What generated networks compute, checked from outside: each is compiled by the processor and driven through the API
 * that users see.
 *
 * <p>Expected values come from PyTorch, from printed exercises, and from {@link PlainChain}, which evaluates a
 * declaration by the definitions and is differentiated numerically. Nothing here may use the compiler's own rules to
 * say what is right.
 */
package gradwright.processor.verification;
