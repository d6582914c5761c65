package gradwright.benchmarks;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;
import gradwright.Loss;
import gradwright.Network;
import gradwright.Precision;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatLearner;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A network and the batch it is trained with.
 *
 * @param widths inputs, and the width of each layer
 * @param isTanh whether its hidden layers end in tanh; otherwise in relu
 * @param isClassifier whether its targets are labels, with softmax-cross-entropy; otherwise the loss is mse
 */
record Workload(
        String name,
        List<Integer> widths,
        int batch,
        boolean isTanh,
        boolean isClassifier,
        LongFunction<DoubleLearner> inDouble,
        LongFunction<FloatLearner> inFloat) {

    static final List<Workload> ALL = List.of(
            new Workload(
                    "tiny",
                    List.of(2, 8, 1),
                    4,
                    true,
                    false,
                    Workload_TinyNetwork::create,
                    Workload_TinyInFloatNetwork::create),
            new Workload(
                    "iris",
                    List.of(4, 16, 3),
                    16,
                    true,
                    true,
                    Workload_IrisNetwork::create,
                    Workload_IrisInFloatNetwork::create),
            new Workload(
                    "digits",
                    List.of(64, 32, 10),
                    32,
                    true,
                    true,
                    Workload_DigitsNetwork::create,
                    Workload_DigitsInFloatNetwork::create),
            new Workload(
                    "mnist",
                    List.of(784, 128, 10),
                    64,
                    false,
                    true,
                    Workload_MnistNetwork::create,
                    Workload_MnistInFloatNetwork::create),
            new Workload(
                    "deep",
                    List.of(64, 64, 64, 64, 64, 64, 64, 64, 64, 10),
                    32,
                    true,
                    true,
                    Workload_DeepNetwork::create,
                    Workload_DeepInFloatNetwork::create),
            new Workload(
                    "wide",
                    List.of(784, 512, 512, 10),
                    128,
                    false,
                    true,
                    Workload_WideNetwork::create,
                    Workload_WideInFloatNetwork::create),
            new Workload(
                    "big",
                    List.of(1024, 2048, 2048, 1024),
                    256,
                    false,
                    false,
                    Workload_BigNetwork::create,
                    Workload_BigInFloatNetwork::create));

    int outputs() {
        return widths.get(widths.size() - 1);
    }

    @Network(inputs = 2)
    @Loss("mse")
    static class Tiny {
        @Affine(8)
        @Activation("tanh")
        Layer hidden1;

        @Affine(1)
        Layer output;
    }

    @Network(inputs = 2, precision = Precision.FLOAT)
    @Loss("mse")
    static class TinyInFloat {
        @Affine(8)
        @Activation("tanh")
        Layer hidden1;

        @Affine(1)
        Layer output;
    }

    @Network(inputs = 4)
    @Loss("softmax-cross-entropy")
    static class Iris {
        @Affine(16)
        @Activation("tanh")
        Layer hidden1;

        @Affine(3)
        Layer output;
    }

    @Network(inputs = 4, precision = Precision.FLOAT)
    @Loss("softmax-cross-entropy")
    static class IrisInFloat {
        @Affine(16)
        @Activation("tanh")
        Layer hidden1;

        @Affine(3)
        Layer output;
    }

    @Network(inputs = 64)
    @Loss("softmax-cross-entropy")
    static class Digits {
        @Affine(32)
        @Activation("tanh")
        Layer hidden1;

        @Affine(10)
        Layer output;
    }

    @Network(inputs = 64, precision = Precision.FLOAT)
    @Loss("softmax-cross-entropy")
    static class DigitsInFloat {
        @Affine(32)
        @Activation("tanh")
        Layer hidden1;

        @Affine(10)
        Layer output;
    }

    @Network(inputs = 784)
    @Loss("softmax-cross-entropy")
    static class Mnist {
        @Affine(128)
        @Activation("relu")
        Layer hidden1;

        @Affine(10)
        Layer output;
    }

    @Network(inputs = 784, precision = Precision.FLOAT)
    @Loss("softmax-cross-entropy")
    static class MnistInFloat {
        @Affine(128)
        @Activation("relu")
        Layer hidden1;

        @Affine(10)
        Layer output;
    }

    @Network(inputs = 64)
    @Loss("softmax-cross-entropy")
    static class Deep {
        @Affine(64)
        @Activation("tanh")
        Layer hidden1;

        @Affine(64)
        @Activation("tanh")
        Layer hidden2;

        @Affine(64)
        @Activation("tanh")
        Layer hidden3;

        @Affine(64)
        @Activation("tanh")
        Layer hidden4;

        @Affine(64)
        @Activation("tanh")
        Layer hidden5;

        @Affine(64)
        @Activation("tanh")
        Layer hidden6;

        @Affine(64)
        @Activation("tanh")
        Layer hidden7;

        @Affine(64)
        @Activation("tanh")
        Layer hidden8;

        @Affine(10)
        Layer output;
    }

    @Network(inputs = 64, precision = Precision.FLOAT)
    @Loss("softmax-cross-entropy")
    static class DeepInFloat {
        @Affine(64)
        @Activation("tanh")
        Layer hidden1;

        @Affine(64)
        @Activation("tanh")
        Layer hidden2;

        @Affine(64)
        @Activation("tanh")
        Layer hidden3;

        @Affine(64)
        @Activation("tanh")
        Layer hidden4;

        @Affine(64)
        @Activation("tanh")
        Layer hidden5;

        @Affine(64)
        @Activation("tanh")
        Layer hidden6;

        @Affine(64)
        @Activation("tanh")
        Layer hidden7;

        @Affine(64)
        @Activation("tanh")
        Layer hidden8;

        @Affine(10)
        Layer output;
    }

    @Network(inputs = 784)
    @Loss("softmax-cross-entropy")
    static class Wide {
        @Affine(512)
        @Activation("relu")
        Layer hidden1;

        @Affine(512)
        @Activation("relu")
        Layer hidden2;

        @Affine(10)
        Layer output;
    }

    @Network(inputs = 784, precision = Precision.FLOAT)
    @Loss("softmax-cross-entropy")
    static class WideInFloat {
        @Affine(512)
        @Activation("relu")
        Layer hidden1;

        @Affine(512)
        @Activation("relu")
        Layer hidden2;

        @Affine(10)
        Layer output;
    }

    @Network(inputs = 1024)
    @Loss("mse")
    static class Big {
        @Affine(2048)
        @Activation("relu")
        Layer hidden1;

        @Affine(2048)
        @Activation("relu")
        Layer hidden2;

        @Affine(1024)
        Layer output;
    }

    @Network(inputs = 1024, precision = Precision.FLOAT)
    @Loss("mse")
    static class BigInFloat {
        @Affine(2048)
        @Activation("relu")
        Layer hidden1;

        @Affine(2048)
        @Activation("relu")
        Layer hidden2;

        @Affine(1024)
        Layer output;
    }
}
