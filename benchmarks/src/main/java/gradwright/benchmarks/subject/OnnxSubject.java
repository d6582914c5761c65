package gradwright.benchmarks.subject;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import gradwright.Precision;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime by its Java API, which predicts only: one thread, a new tensor for each sample. */
final class OnnxSubject implements Subject {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final double[] row;
    private final float[] floatRow;
    private final boolean isDouble;

    OnnxSubject(Workload workload, Precision precision, TrainingData data) {
        isDouble = precision == Precision.DOUBLE;
        row = data.row();
        floatRow = TrainingData.floats(row);
        try {
            SessionOptions options = new SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(
                    OnnxModel.chain(workload.widths(), workload.isTanh() ? "Tanh" : "Relu", isDouble), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double run(Task task) {
        if (task != Task.ROW) {
            throw new IllegalArgumentException("ONNX Runtime only predicts");
        }
        long[] shape = {1, row.length};
        try (OnnxTensor x = isDouble
                        ? OnnxTensor.createTensor(environment, DoubleBuffer.wrap(row), shape)
                        : OnnxTensor.createTensor(environment, FloatBuffer.wrap(floatRow), shape);
                OrtSession.Result result = session.run(Map.of("x", x))) {
            Object y = result.get(0).getValue();
            return isDouble ? ((double[][]) y)[0][0] : ((float[][]) y)[0][0];
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
