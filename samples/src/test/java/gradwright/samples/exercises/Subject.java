package gradwright.samples.exercises;

import gradwright.runtime.Trace;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.DoubleNetwork;
import gradwright.runtime.generated.DoubleObjective;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/** A network of an exercise, whatever its loss takes beside the input. */
public interface Subject {

    DoubleNetwork network();

    double loss(DMatrixRMaj x, Reference reference);

    double gradient(DMatrixRMaj x, Reference reference);

    Trace<DMatrixRMaj> trace(DMatrixRMaj x, Reference reference);

    double[] lossPerSample(DMatrixRMaj x, Reference reference);

    /** The gradient by the input of the last call of {@link #gradient}. */
    DMatrixRMaj inputGradient();

    /** A network whose loss takes a matrix of targets. */
    static Subject ofTargets(
            DoubleLearner network,
            BiFunction<DMatrixRMaj, DMatrixRMaj, Trace<DMatrixRMaj>> trace,
            Supplier<DMatrixRMaj> inputGradient) {
        return new Subject() {
            @Override
            public DoubleNetwork network() {
                return network;
            }

            @Override
            public double loss(DMatrixRMaj x, Reference reference) {
                return network.loss(x, reference.targets());
            }

            @Override
            public double gradient(DMatrixRMaj x, Reference reference) {
                return network.gradient(x, reference.targets());
            }

            @Override
            public double[] lossPerSample(DMatrixRMaj x, Reference reference) {
                return network.lossPerSample(x, reference.targets());
            }

            @Override
            public Trace<DMatrixRMaj> trace(DMatrixRMaj x, Reference reference) {
                return trace.apply(x, reference.targets());
            }

            @Override
            public DMatrixRMaj inputGradient() {
                return inputGradient.get();
            }
        };
    }

    /** A network whose loss takes class labels. */
    static Subject ofLabels(
            DoubleClassifier network,
            BiFunction<DMatrixRMaj, int[], Trace<DMatrixRMaj>> trace,
            Supplier<DMatrixRMaj> inputGradient) {
        return new Subject() {
            @Override
            public DoubleNetwork network() {
                return network;
            }

            @Override
            public double loss(DMatrixRMaj x, Reference reference) {
                return network.loss(x, reference.labels());
            }

            @Override
            public double gradient(DMatrixRMaj x, Reference reference) {
                return network.gradient(x, reference.labels());
            }

            @Override
            public double[] lossPerSample(DMatrixRMaj x, Reference reference) {
                return network.lossPerSample(x, reference.labels());
            }

            @Override
            public Trace<DMatrixRMaj> trace(DMatrixRMaj x, Reference reference) {
                return trace.apply(x, reference.labels());
            }

            @Override
            public DMatrixRMaj inputGradient() {
                return inputGradient.get();
            }
        };
    }

    /** A network whose loss takes nothing. */
    static Subject ofNothing(
            DoubleObjective network,
            Function<DMatrixRMaj, Trace<DMatrixRMaj>> trace,
            Supplier<DMatrixRMaj> inputGradient) {
        return new Subject() {
            @Override
            public DoubleNetwork network() {
                return network;
            }

            @Override
            public double loss(DMatrixRMaj x, Reference reference) {
                return network.loss(x);
            }

            @Override
            public double gradient(DMatrixRMaj x, Reference reference) {
                return network.gradient(x);
            }

            @Override
            public double[] lossPerSample(DMatrixRMaj x, Reference reference) {
                return network.lossPerSample(x);
            }

            @Override
            public Trace<DMatrixRMaj> trace(DMatrixRMaj x, Reference reference) {
                return trace.apply(x);
            }

            @Override
            public DMatrixRMaj inputGradient() {
                return inputGradient.get();
            }
        };
    }
}
