package gradwright.samples.exercises.c;

import gradwright.samples.exercises.GoldenCase;
import gradwright.samples.exercises.GoldenFunction;
import gradwright.samples.exercises.Subject;
import org.junit.jupiter.api.Test;

/** The networks of sheet c against its golden files. */
class SheetCTest {
    @Test
    void backThroughABatchOfRows() {
        C1abcNetwork network = C1abcNetwork.create(1);
        GoldenCase.of("c_1abc").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void backThroughSigmoid() {
        C1dSigmoidNetwork network = C1dSigmoidNetwork.create(1);
        GoldenCase.of("c_1d-sigmoid").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void backThroughTanh() {
        C1dTanhNetwork network = C1dTanhNetwork.create(1);
        GoldenCase.of("c_1d-tanh").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void backThroughRelu() {
        C1dReluNetwork network = C1dReluNetwork.create(1);
        GoldenCase.of("c_1d-relu").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void backThroughSoftplus() {
        C1dSoftplusNetwork network = C1dSoftplusNetwork.create(1);
        GoldenCase.of("c_1d-softplus").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void backThroughSoftmax() {
        C1eSoftmaxNetwork network = C1eSoftmaxNetwork.create(1);
        GoldenCase.of("c_1e-softmax").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void crossEntropyOfOneHotTargets() {
        C1eFusedNetwork network = C1eFusedNetwork.create(1);
        GoldenCase.of("c_1e-fused").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void crossEntropyOfTargetsThatSumToAnything() {
        C1eFusedNetwork network = C1eFusedNetwork.create(1);
        GoldenCase.of("c_1e-weights").check(Subject.ofTargets(network, network::trace, network::inputGradient));
    }

    @Test
    void functions() {
        GoldenFunction.check("c_1abc", new SheetCFormulas.C1abc(), "X", "W", "B", "G");
        GoldenFunction.check("c_1d-softplus", new SheetCFormulas.C1dSoftplus(), "X", "G");
        GoldenFunction.check("c_1e-softmax", new SheetCFormulas.C1eSoftmax(), "Z", "G");
        GoldenFunction.check("c_1e-fused", new SheetCFormulas.C1eFused(), "Z", "T");
        GoldenFunction.check("c_1e-weights", new SheetCFormulas.C1eFused(), "Z", "T");
    }
}
