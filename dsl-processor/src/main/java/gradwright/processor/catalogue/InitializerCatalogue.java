package gradwright.processor.catalogue;

import java.util.List;
import java.util.Optional;

/** The initialisers that a declaration can name; the distributions themselves are the runtime's. */
public final class InitializerCatalogue {

    static final String GLOROT_UNIFORM = "glorot-uniform";
    static final String HE_UNIFORM = "he-uniform";
    static final String LECUN_NORMAL = "lecun-normal";

    private static final List<Initializer> ROWS = List.of(
            new Initializer(GLOROT_UNIFORM, "GLOROT_UNIFORM", "ZERO"),
            new Initializer(HE_UNIFORM, "HE_UNIFORM", "ZERO"),
            new Initializer(LECUN_NORMAL, "LECUN_NORMAL", "ZERO"),
            new Initializer("pytorch", "PYTORCH", "PYTORCH"));

    private InitializerCatalogue() {}

    /** The names, in the order of the table. */
    public static List<String> names() {
        return ROWS.stream().map(Initializer::name).toList();
    }

    public static Optional<Initializer> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }
}
