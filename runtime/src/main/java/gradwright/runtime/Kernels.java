package gradwright.runtime;

import gradwright.runtime.kernel.DoubleProducts;
import gradwright.runtime.kernel.FloatProducts;

/**
 * What computes the large products of a network: an immutable value that networks are created with and keep.
 *
 * <p>Generated code writes small products as loops; only large ones are called. A network asks for its products once, when
 * it is created; so do its replicas and copies.
 *
 * <p>Kernels from elsewhere implement this interface, and promise the same bits as {@link #plain()} or say that they do
 * not. {@link KernelsProvider} makes them known to {@link #best()}.
 */
public interface Kernels {

    /** Kernels in plain Java, which run everywhere: those of a network for which nothing else is asked. */
    static Kernels plain() {
        return new PlainKernels();
    }

    /**
     * The fastest kernels that are on the class path and run here: vector ones, else native ones, else {@link #plain()}.
     * Looks them up anew at each call, by {@link java.util.ServiceLoader}.
     */
    static Kernels best() {
        return KernelsChoice.amongProviders();
    }

    /** Products in double precision for one network. */
    DoubleProducts productsInDouble();

    /** Products in single precision for one network. */
    FloatProducts productsInFloat();

    /** Which kernels these are and, of {@link #best()}, why each better one was not chosen: a line a kind. */
    default String explanation() {
        return toString();
    }
}
