package gradwright.samples.decay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The solution of {@code y' = -y}, {@code y(0) = 1} is {@code exp(-x)}, which the fit is never shown. */
class DecayTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSolutionIsFoundWhateverTheSeed(long seed) {
        Fit fit = new Fit(seed);
        assertTrue(fit.largestError() > 0.1, "before the fit it is no solution");
        double left = fit.train();
        assertTrue(left < 1e-5, () -> "left of the equation: " + left);
        double error = fit.largestError();
        assertTrue(error < 1e-3, () -> "error " + error);
    }

    @Test
    void theSolutionStartsAtOneWhateverTheWeights() {
        assertEquals(1, new Fit(7).solution(new DMatrixRMaj(1, 1)).get(0));
    }

    /** With one unit, {@code y = 1 + x v tanh(w x + b)}; by hand at x = 1, w = 0, b = 0: y = 1 and y' = 0. */
    @Test
    void whatIsLeftOfTheEquationIsTheSquareOfDerivativePlusValue() {
        DMatrixRMaj one = new DMatrixRMaj(1, 1, true, 1);
        DMatrixRMaj zero = new DMatrixRMaj(1, 1);
        assertEquals(1, new DecayFormulas.Residual().value(one, zero, zero, one));
        double h = StrictMath.tanh(0.5);
        double slope = h + 0.5 * (1 - h * h);
        DMatrixRMaj half = new DMatrixRMaj(1, 1, true, 0.5);
        assertEquals(StrictMath.pow(slope + 1 + h, 2), new DecayFormulas.Residual().value(one, half, zero, one), 1e-14);
    }
}
