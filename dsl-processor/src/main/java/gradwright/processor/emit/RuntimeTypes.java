package gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Precision;
import java.util.List;

/** The runtime's classes that generated classes are written against, in one precision. */
record RuntimeTypes(Precision precision) {

    private static final String PACKAGE = "gradwright.runtime.generated";

    static final ClassName LAYOUT = ClassName.get(PACKAGE, "Layout");
    static final ClassName SIGNATURE = ClassName.get(PACKAGE, "Signature");
    static final ClassName INITIALIZER = ClassName.get("gradwright.runtime", "Initializer");
    static final ClassName KERNELS = ClassName.get("gradwright.runtime", "Kernels");
    static final TypeName LABELS = ArrayTypeName.of(TypeName.INT);
    static final TypeName LOSSES = ArrayTypeName.of(TypeName.DOUBLE);

    TypeName real() {
        return precision == Precision.DOUBLE ? TypeName.DOUBLE : TypeName.FLOAT;
    }

    TypeName reals() {
        return ArrayTypeName.of(real());
    }

    TypeName of(Method.Type type) {
        return switch (type) {
            case REALS -> reals();
            case LABELS -> LABELS;
            case LOSSES -> LOSSES;
            case COUNTER -> TypeName.INT;
        };
    }

    ClassName products() {
        return ClassName.get(
                "gradwright.runtime.kernel", precision == Precision.DOUBLE ? "DoubleProducts" : "FloatProducts");
    }

    ClassName matrix() {
        return ClassName.get("org.ejml.data", precision == Precision.DOUBLE ? "DMatrixRMaj" : "FMatrixRMaj");
    }

    ClassName parameters() {
        return ClassName.get(PACKAGE, precision == Precision.DOUBLE ? "Parameters" : "FloatParameters");
    }

    /** What a network that gives the gradient by its input is to those who ask for it. */
    TypeName inputGradient() {
        return ParameterizedTypeName.get(ClassName.get("gradwright.runtime", "InputGradient"), matrix());
    }

    /** What a trace is to its user. */
    TypeName trace() {
        return ParameterizedTypeName.get(ClassName.get("gradwright.runtime", "Trace"), matrix());
    }

    /** What a trace is to the programs that make it. */
    TypeName recorder() {
        return ParameterizedTypeName.get(ClassName.get(PACKAGE, "TraceRecorder"), reals());
    }

    /** The supertype of what computes traces. */
    TypeName tracer(List<Targets> targets) {
        String name = targets.contains(Targets.LABELS)
                ? "LabelTracer"
                : targets.contains(Targets.DENSE) ? "Tracer" : "ObjectiveTracer";
        return ParameterizedTypeName.get(ClassName.get(PACKAGE, name), reals());
    }

    /** Matrices, one a parameter. */
    TypeName matrices() {
        return ParameterizedTypeName.get(ClassName.get("java.util", "List"), matrix());
    }

    /** The supertype of what multiplies Hessians with directions. */
    TypeName hessian(List<Targets> targets) {
        String name = targets.contains(Targets.LABELS)
                ? "LabelHessian"
                : targets.contains(Targets.DENSE) ? "Hessian" : "ObjectiveHessian";
        return ParameterizedTypeName.get(ClassName.get(PACKAGE, name), matrix(), reals());
    }

    /** A supertype: {@code Network}, {@code Objective}, {@code Learner} or {@code Classifier}. */
    ClassName supertype(String kind) {
        return ClassName.get(PACKAGE, (precision == Precision.DOUBLE ? "Double" : "Float") + kind);
    }
}
