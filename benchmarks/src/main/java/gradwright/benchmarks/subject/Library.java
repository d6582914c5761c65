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
    ONNX,
    OPENBLAS,
    SMILE,
    DL4J;

    /** What it can do with a workload. */
    public List<Task> tasks(Workload workload) {
        if (workload.isFormula()) {
            return this == GRADWRIGHT || this == EJML ? List.of(Task.GRADIENT) : List.of();
        }
        return switch (this) {
            case GRADWRIGHT -> List.of(Task.STEP, Task.ADAM, Task.ROW, Task.MATRIX);
            case EJML -> List.of(Task.STEP);
            case ONNX -> List.of(Task.ROW);
            case OPENBLAS, SMILE -> List.of(Task.STEP, Task.ROW);
            case DL4J -> List.of(Task.STEP, Task.ROW, Task.ADAM);
        };
    }

    /** What it computes in. */
    public List<Precision> precisions() {
        return switch (this) {
            case EJML, SMILE -> List.of(Precision.DOUBLE);
            default -> List.of(Precision.values());
        };
    }

    /** A workload's network in this library, with so many batches. */
    public Subject open(Workload workload, Precision precision, int batches) {
        TrainingData data = new TrainingData(workload, batches);
        return switch (this) {
            case GRADWRIGHT ->
                workload.isFormula()
                        ? FormulaSubject.of(workload, precision, data)
                        : GradwrightSubject.of(workload, precision, data);
            case EJML ->
                workload.isFormula() ? new EjmlFormulaSubject(workload, data) : new EjmlSubject(workload, data);
            case ONNX -> new OnnxSubject(workload, precision, data);
            case OPENBLAS -> apart("OpenBlasSubject", workload, precision, data);
            case SMILE -> apart("SmileSubject", workload, precision, data);
            case DL4J -> apart("Dl4jSubject", workload, precision, data);
        };
    }

    private static Subject apart(String subject, Workload workload, Precision precision, TrainingData data) {
        try {
            return (Subject) Class.forName(Library.class.getPackageName() + "." + subject)
                    .getDeclaredMethod("of", Workload.class, Precision.class, TrainingData.class)
                    .invoke(null, workload, precision, data);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(subject + " cannot be opened", e);
        }
    }

    /**
     * Whether its jars and its subject are no part of the suite's build but of a class path of its own, for they would not
     * agree with each other: its folder among the peers holds both.
     */
    public boolean isApart() {
        return this == OPENBLAS || this == SMILE || this == DL4J;
    }

    /** Whether its time goes by in native code and in a few short loops, which warm up at once. */
    public boolean isNative() {
        return this == ONNX || this == OPENBLAS;
    }

    /** How it is called in files and commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
