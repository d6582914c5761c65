package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.handwritten.HalvingNetwork;
import gradwright.runtime.handwritten.IrisNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an optimiser refuses, and that a refusal changes nothing. */
class OptimizerUseTest {

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
        IrisNetwork network = IrisNetwork.create(1);
        IrisNetwork replica = network.replica();
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
                        IllegalStateException.class, () -> make.get().step(new HalvingNetwork().parameters()))
                .getMessage();
        assertEquals("Outer.Halving only predicts: it has no loss, so shifted.bias has no gradient", text);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void noticesAReshapedParameter(Supplier<Optimizer> make) {
        Optimizer optimizer = make.get();
        GivenParameter first = GivenParameter.of("first", 1, 2, 5, 6);
        GivenParameter second = GivenParameter.of("second", 2, 2, 1, 2, 3, 4);
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

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARateThatIsNone(double rate) {
        assertEquals(
                "Sgd: rate must be finite and not negative but is " + rate,
                assertThrows(IllegalArgumentException.class, () -> new Sgd(rate))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Adam(rate));
        assertThrows(IllegalArgumentException.class, () -> new AdamW(rate));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(1).rate(rate));
        assertThrows(IllegalArgumentException.class, () -> new Adam(1).rate(rate));
        assertThrows(IllegalArgumentException.class, () -> new AdamW(1).rate(rate));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void refusesMomentumAndBetasOutsideTheirRange(double value) {
        assertEquals(
                "Adam: beta2 must be at least 0 and below 1 but is " + value,
                assertThrows(IllegalArgumentException.class, () -> new Adam(1).withBetas(0.9, value))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new AdamW(1).withBetas(value, 0.999));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(1).withMomentum(value));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(1).withNesterovMomentum(value));
    }

    @Test
    void refusesOtherBadNumbers() {
        assertThrows(IllegalArgumentException.class, () -> new Sgd(1).withNesterovMomentum(0));
        assertEquals(
                "AdamW: epsilon must be finite and above 0 but is 0.0",
                assertThrows(IllegalArgumentException.class, () -> new AdamW(1).withEpsilon(0))
                        .getMessage());
        assertEquals(
                "Adam: weight decay must be finite and not negative but is -1.0",
                assertThrows(IllegalArgumentException.class, () -> new Adam(1).withWeightDecay(-1))
                        .getMessage());
    }

    @Test
    void saysWhatItIs() {
        assertEquals("Sgd(rate 0.1)", new Sgd(0.1).toString());
        assertEquals(
                "Sgd(rate 0.1, momentum 0.9, Nesterov)",
                new Sgd(0.1).withNesterovMomentum(0.9).toString());
        assertEquals("Adam(rate 0.01, betas 0.9 and 0.999, epsilon 1.0E-8)", new Adam(0.01).toString());
        assertEquals(
                "AdamW(rate 0.01, betas 0.9 and 0.999, epsilon 1.0E-8, weight decay 0.01)", new AdamW(0.01).toString());
    }

    private static String name(Optimizer optimizer) {
        return optimizer.getClass().getSimpleName();
    }
}
