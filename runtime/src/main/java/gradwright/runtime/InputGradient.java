package gradwright.runtime;

/**
 * A network that hands on the derivative of its loss by its input, as {@code @Network(inputGradient = true)} declares.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double and {@code FMatrixRMaj} in single precision
 */
public interface InputGradient<M> {

    /**
     * The gradient by the input, laid out as the input is, that the last call of {@code gradient} left: a matrix that the
     * next one overwrites.
     */
    M inputGradient();
}
