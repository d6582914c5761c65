package gradwright.processor.verification;

import gradwright.runtime.Parameter;
import gradwright.runtime.generated.DoubleNetwork;
import java.util.Arrays;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/** All parameters of a network as one array, in declaration order. */
final class ParameterVector {

    private ParameterVector() {}

    static double[] values(DoubleNetwork network) {
        return joined(network, Parameter::value);
    }

    static double[] gradients(DoubleNetwork network) {
        return joined(network, Parameter::gradient);
    }

    /** Writes the values of {@code network}, modified, element by element as a user may. */
    static void write(DoubleNetwork network, double[] values) {
        int from = 0;
        for (Parameter<DMatrixRMaj> parameter : network.parameters()) {
            DMatrixRMaj matrix = parameter.value();
            System.arraycopy(values, from, matrix.data, 0, matrix.getNumElements());
            from += matrix.getNumElements();
        }
        if (from != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + from + " parameters");
        }
    }

    private static double[] joined(DoubleNetwork network, Function<Parameter<DMatrixRMaj>, DMatrixRMaj> part) {
        return network.parameters().stream()
                .map(part)
                .flatMapToDouble(matrix -> Arrays.stream(matrix.data, 0, matrix.getNumElements()))
                .toArray();
    }
}
