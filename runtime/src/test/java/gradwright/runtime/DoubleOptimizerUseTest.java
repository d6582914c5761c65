package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.handwritten.DoubleHalvingNetwork;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which parameters an optimiser refuses, and that a refusal changes nothing. */
class DoubleOptimizerUseTest {

    static Stream<Supplier<Optimizer>> optimizers() {
        return Stream.of(
                () -> new Sgd(0.1),
                () -> new Sgd(0.1).withMomentum(0.9),
                () -> new Sgd(0.1).withNesterovMomentum(0.9),
                () -> new Adam(0.1),
                () -> new AdamW(0.1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void takesOnlyTheParametersOfItsFirstStep(Supplier<Optimizer> make) {
        Optimizer optimizer = make.get();
        DoubleIrisNetwork network = DoubleIrisNetwork.create(1);
        DoubleIrisNetwork replica = network.replica();
        network.parameters().get(0).gradient().fill(1);
        replica.parameters().get(0).gradient().fill(1);
        optimizer.step(network.parameters());
        double[] before = network.parameters().get(0).value().data.clone();
        String text = assertThrows(IllegalArgumentException.class, () -> optimizer.step(replica.parameters()))
                .getMessage();
        assertEquals(
                name(optimizer)
                        + " holds the state of the parameters of its first step; number 0, hidden.weight, is not"
                        + " the hidden.weight it met then; use a new optimiser for another network or replica",
                text);
        assertThrows(
                IllegalArgumentException.class,
                () -> optimizer.step(network.parameters().subList(0, 3)));
        assertArrayEquals(before, network.parameters().get(0).value().data, 0);
        optimizer.step(new ArrayList<>(network.parameters()));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void refusesParametersWithoutGradients(Supplier<Optimizer> make) {
        String text = assertThrows(
                        IllegalStateException.class, () -> make.get().step(new DoubleHalvingNetwork().parameters()))
                .getMessage();
        assertEquals(
                "Outer.Halving only predicts: it has no loss, so shifted.bias has no gradient;"
                        + " to train it, declare a @Loss, without training = false",
                text);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void noticesAReshapedParameter(Supplier<Optimizer> make) {
        Optimizer optimizer = make.get();
        DoubleGivenParameter first = DoubleGivenParameter.of("first", 1, 2, 5, 6);
        DoubleGivenParameter second = DoubleGivenParameter.of("second", 2, 2, 1, 2, 3, 4);
        first.gradient().set(0, 0, 1);
        optimizer.step(List.of(first, second));
        double[] before = first.value().data.clone();
        second.value().reshape(1, 2);
        String text = assertThrows(IllegalStateException.class, () -> optimizer.step(List.of(first, second)))
                .getMessage();
        assertEquals(
                name(optimizer) + ": the value of second.weight was reshaped or given another array since the first"
                        + " step",
                text);
        assertArrayEquals(before, first.value().data, 0);
    }

    private static String name(Optimizer optimizer) {
        return optimizer.getClass().getSimpleName();
    }
}
