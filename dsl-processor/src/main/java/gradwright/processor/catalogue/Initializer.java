package gradwright.processor.catalogue;

/**
 * How the parameters of an affine map are initialised.
 *
 * @param name as the annotation spells it
 * @param weight the runtime's constant for the weight, or the call of its factory
 * @param bias the runtime's constant for the bias
 */
public record Initializer(String name, String weight, String bias) {}
