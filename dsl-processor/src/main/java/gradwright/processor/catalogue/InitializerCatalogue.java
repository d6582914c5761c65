package gradwright.processor.catalogue;

import gradwright.processor.ir.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The initialisers that a declaration can name; the distributions themselves are the runtime's. */
public final class InitializerCatalogue {

    static final Initializer GLOROT_UNIFORM = new Initializer("glorot-uniform", "GLOROT_UNIFORM", "ZERO")
            .alsoCalled("glorot", "xavier", "xavier-uniform");
    static final Initializer HE_UNIFORM =
            new Initializer("he-uniform", "HE_UNIFORM", "ZERO").alsoCalled("he", "kaiming", "kaiming-uniform");
    static final Initializer LECUN_NORMAL = new Initializer("lecun-normal", "LECUN_NORMAL", "ZERO").alsoCalled("lecun");
    static final Initializer PYTORCH = new Initializer("pytorch", "PYTORCH", "PYTORCH").alsoCalled("torch", "default");

    private static final List<Initializer> ROWS = List.of(GLOROT_UNIFORM, HE_UNIFORM, LECUN_NORMAL, PYTORCH);

    private InitializerCatalogue() {}

    /** The names, in the order of the table. */
    public static List<String> names() {
        return ROWS.stream().map(Initializer::name).toList();
    }

    /** What others call them, by name. */
    public static Map<String, List<String>> synonyms() {
        return ROWS.stream().collect(Collectors.toMap(Initializer::name, Initializer::synonyms));
    }

    public static Optional<Initializer> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** {@code he-uniform} for a rectifier that has the given slope below 0. */
    static Initializer heUniform(Rational slope) {
        return new Initializer(HE_UNIFORM.name(), "heUniform(" + slope.doubleValue() + ")", "ZERO");
    }
}
