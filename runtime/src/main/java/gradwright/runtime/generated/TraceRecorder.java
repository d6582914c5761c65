package gradwright.runtime.generated;

/**
 * Takes down what a trace shows. For generated code.
 *
 * @param <A> the type of the arrays, {@code double[]} in double precision
 */
public interface TraceRecorder<A> {

    /** Takes the array of a value, which is nobody else's. */
    void value(String name, A array, int rows, int columns);

    /** Takes the array of the gradient by a value, which is nobody else's. */
    void gradient(String name, A array, int rows, int columns);

    /** Takes the array of the gradient by a parameter, which is nobody else's. */
    void gradient(String parameter, A array);

    /** Says that {@code name} stands for the same as {@code other}. */
    void same(String name, String other);
}
