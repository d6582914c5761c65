package gradwright.processor.catalogue;

import gradwright.processor.ir.Rational;
import java.util.List;
import java.util.Optional;

/** The initialisers that a declaration can name; the distributions themselves are the runtime's. */
public final class InitializerCatalogue {

    static final Initializer GLOROT_UNIFORM = new Initializer("glorot-uniform", "GLOROT_UNIFORM", "ZERO");
    static final Initializer HE_UNIFORM = new Initializer("he-uniform", "HE_UNIFORM", "ZERO");
    static final Initializer LECUN_NORMAL = new Initializer("lecun-normal", "LECUN_NORMAL", "ZERO");
    static final Initializer PYTORCH = new Initializer("pytorch", "PYTORCH", "PYTORCH");

    private static final List<Initializer> ROWS = List.of(GLOROT_UNIFORM, HE_UNIFORM, LECUN_NORMAL, PYTORCH);

    private InitializerCatalogue() {}

    /** The names, in the order of the table. */
    public static List<String> names() {
        return ROWS.stream().map(Initializer::name).toList();
    }

    public static Optional<Initializer> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** {@code he-uniform} for a rectifier that has the given slope below 0. */
    static Initializer heUniform(Rational slope) {
        return new Initializer(HE_UNIFORM.name(), "heUniform(" + slope.doubleValue() + ")", "ZERO");
    }
}
