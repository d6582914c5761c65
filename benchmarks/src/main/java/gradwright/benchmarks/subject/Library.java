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

    /** A workload's network in this library. */
    public Subject open(Workload workload, Precision precision) {
        return switch (this) {
            case GRADWRIGHT -> GradwrightSubject.of(workload, precision);
            case EJML -> new EjmlSubject(workload);
            case ONNX -> new OnnxSubject(workload, precision);
        };
    }

    /** How it is called in files and commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
