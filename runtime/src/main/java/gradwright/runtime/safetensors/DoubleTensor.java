package gradwright.runtime.safetensors;

import java.nio.ByteBuffer;

/** A tensor in double precision. */
final class DoubleTensor extends Tensor {

    private final double[] values;

    DoubleTensor(String name, int rows, int columns, double[] values) {
        super(name, rows, columns, values.length);
        this.values = values;
    }

    @Override
    ElementType type() {
        return ElementType.F64;
    }

    @Override
    Tensor blank() {
        return new DoubleTensor(name(), rows(), columns(), new double[values.length]);
    }

    @Override
    void copy(Tensor other) {
        System.arraycopy(((DoubleTensor) other).values, 0, values, 0, values.length);
    }

    @Override
    int take(int index, ElementType type, ByteBuffer data) {
        int next = index;
        while (data.hasRemaining()) {
            values[next++] = /* (float) */ type.next(data);
        }
        return next;
    }

    @Override
    int give(int index, ByteBuffer data) {
        int next = index;
        while (next < values.length && data.remaining() >= Double.BYTES) {
            data.putDouble(values[next++]);
        }
        return next;
    }
}
