package gradwright.runtime.generated;

import gradwright.runtime.safetensors.Tensor;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Storage in double precision. */
final class DoubleStorage implements Storage<DMatrixRMaj, double[]> {

    @Override
    public DMatrixRMaj matrix(int rows, int columns, double[] array) {
        return DMatrixRMaj.wrap(rows, columns, array);
    }

    @Override
    public double[] array(DMatrixRMaj matrix) {
        return matrix.data;
    }

    @Override
    public double[] zeros(int length) {
        return new double[length];
    }

    @Override
    public double[] copy(double[] array) {
        return array.clone();
    }

    @Override
    public int length(double[] array) {
        return array.length;
    }

    @Override
    public /* always */ double entry(double[] array, int index) {
        return array[index];
    }

    @Override
    public void clear(double[] array) {
        Arrays.fill(array, 0);
    }

    @Override
    public void initialise(ParameterLayout parameter, long seed, double[] array) {
        parameter.initializer().fill(seed, parameter.name(), parameter.fanIn(), parameter.fanOut(), parameter, array);
    }

    @Override
    public Tensor tensor(String name, int rows, int columns, double[] array) {
        return Tensor.over(name, rows, columns, array);
    }
}
