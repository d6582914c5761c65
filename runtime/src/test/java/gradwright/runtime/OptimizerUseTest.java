package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.ejml.data.DMatrixSparseCSC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an optimiser refuses to be, and what it says that it is. */
class OptimizerUseTest {

    private record SparseParameter(DMatrixSparseCSC value) implements Parameter<DMatrixSparseCSC> {

        @Override
        public String name() {
            return "sparse.weight";
        }

        @Override
        public String layer() {
            return "sparse";
        }

        @Override
        public Role role() {
            return Role.WEIGHT;
        }

        @Override
        public DMatrixSparseCSC gradient() {
            return value;
        }
    }

    @Test
    void refusesMatricesOfAnotherKind() {
        SparseParameter sparse = new SparseParameter(new DMatrixSparseCSC(2, 2));
        assertEquals(
                "Sgd works on DMatrixRMaj and FMatrixRMaj but sparse.weight is a DMatrixSparseCSC",
                assertThrows(IllegalArgumentException.class, () -> new Sgd(1).step(List.of(sparse)))
                        .getMessage());
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
}
