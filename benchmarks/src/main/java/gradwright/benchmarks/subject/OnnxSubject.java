package gradwright.benchmarks.subject;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import gradwright.Precision;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * ONNX Runtime by its Java API, which predicts only: one thread, and tensors over memory outside the heap that it reads from
 * and writes to in place.
 */
final class OnnxSubject implements Subject {

    private final OrtSession session;
    private final Runnable fill;
    private final Map<String, OnnxTensor> input;
    private final Map<String, OnnxTensor> output;
    private final First first;

    /** Reads the output's first entry. */
    @FunctionalInterface
    private interface First {
        double entry();
    }

    OnnxSubject(Workload workload, Precision precision, TrainingData data) {
        double[] row = data.row();
        boolean isDouble = precision == Precision.DOUBLE;
        long[] in = {1, workload.inputs()};
        long[] out = {1, workload.outputs()};
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            SessionOptions options = new SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(
                    OnnxModel.chain(workload.widths(), workload.isTanh() ? "Tanh" : "Relu", isDouble), options);
            if (isDouble) {
                DoubleBuffer x = bytes(workload.inputs() * Double.BYTES).asDoubleBuffer();
                DoubleBuffer y = bytes(workload.outputs() * Double.BYTES).asDoubleBuffer();
                fill = () -> x.put(0, row);
                input = Map.of("x", OnnxTensor.createTensor(environment, x, in));
                output = Map.of("y", OnnxTensor.createTensor(environment, y, out));
                first = () -> y.get(0);
            } else {
                float[] floatRow = TrainingData.floats(row);
                FloatBuffer x = bytes(workload.inputs() * Float.BYTES).asFloatBuffer();
                FloatBuffer y = bytes(workload.outputs() * Float.BYTES).asFloatBuffer();
                fill = () -> x.put(0, floatRow);
                input = Map.of("x", OnnxTensor.createTensor(environment, x, in));
                output = Map.of("y", OnnxTensor.createTensor(environment, y, out));
                first = () -> y.get(0);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
    }

    @Override
    public double run(Task task) {
        if (task != Task.ROW) {
            throw new IllegalArgumentException("ONNX Runtime only predicts");
        }
        fill.run();
        try {
            session.run(input, output).close();
            return first.entry();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
