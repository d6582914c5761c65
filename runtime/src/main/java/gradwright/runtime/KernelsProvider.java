package gradwright.runtime;

/**
 * Makes kernels known to {@link Kernels#best()}: a service, listed in {@code META-INF/services} or a module's
 * {@code provides}.
 */
public interface KernelsProvider {

    /** How kernels compute; the first of these that runs is the best. */
    enum Kind {
        /** In Java, with vectors. */
        VECTOR,
        /** By a native library. */
        NATIVE
    }

    /** How the kernels compute. Asked first, so it should not load what may be missing. */
    Kind kind();

    /**
     * The kernels.
     *
     * @throws UnsupportedOperationException if they do not run here; its message says why, and what would change that
     */
    Kernels kernels();
}
