package gradwright.benchmarks.subject;

import gradwright.Precision;
import gradwright.benchmarks.workload.Task;
import gradwright.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;

/** The libraries that run in a JVM, and what each can be asked. */
public enum Library {
    GRADWRIGHT,
    EJML,
    ONNX;

    /** What it can do. */
    public List<Task> tasks() {
        return switch (this) {
            case GRADWRIGHT -> List.of(Task.values());
            case EJML -> List.of(Task.STEP);
            case ONNX -> List.of(Task.ROW);
        };
    }

    /** What it computes in. */
    public List<Precision> precisions() {
        return switch (this) {
            case EJML -> List.of(Precision.DOUBLE);
            default -> List.of(Precision.values());
        };
    }

    /** A workload's network in this library, with so many batches. */
    public Subject open(Workload workload, Precision precision, int batches) {
        TrainingData data = new TrainingData(workload, batches);
        return switch (this) {
            case GRADWRIGHT -> GradwrightSubject.of(workload, precision, data);
            case EJML -> new EjmlSubject(workload, data);
            case ONNX -> new OnnxSubject(workload, precision, data);
        };
    }

    /** Whether its time goes by in native code, which needs no compiler to warm up. */
    public boolean isNative() {
        return this == ONNX;
    }

    /** How it is called in files and commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
