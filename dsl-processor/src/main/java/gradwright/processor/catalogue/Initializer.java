package gradwright.processor.catalogue;

import java.util.List;

/**
 * How the parameters of an affine map are initialised.
 *
 * @param name as the annotation spells it
 * @param weight the runtime's constant for the weight, or the call of its factory
 * @param bias the runtime's constant for the bias
 * @param synonyms what others call it; errors know them, declarations do not
 */
public record Initializer(String name, String weight, String bias, List<String> synonyms) {

    public Initializer {
        synonyms = List.copyOf(synonyms);
    }

    /** One that everybody calls the same. */
    public Initializer(String name, String weight, String bias) {
        this(name, weight, bias, List.of());
    }

    /** The same row with what others call it. */
    Initializer alsoCalled(String... others) {
        return new Initializer(name, weight, bias, List.of(others));
    }
}
