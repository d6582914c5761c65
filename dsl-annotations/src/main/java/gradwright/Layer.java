package gradwright;

/**
 * The type of a declaration's fields: each names one layer of the network. A declaration is never instantiated, and
 * neither is this class.
 */
public final class Layer {
    private Layer() {}
}
