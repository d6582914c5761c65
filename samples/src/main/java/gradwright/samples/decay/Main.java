package gradwright.samples.decay;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/** Solves {@code y' = -y}, {@code y(0) = 1} on [0, 2] without being shown the solution, and compares. */
public final class Main {

    private Main() {}

    /** Fits the equation and prints the solution beside the known one; takes no arguments. */
    public static void main(String[] arguments) {
        Fit fit = new Fit(1);
        fit.train();
        DMatrixRMaj x = Fit.points(11);
        DMatrixRMaj y = fit.solution(x);
        for (int n = 0; n < x.numRows; n++) {
            double known = StrictMath.exp(-x.get(n));
            System.out.printf(Locale.ROOT, "y(%.1f) = %.5f, known %.5f%n", x.get(n), y.get(n), known);
        }
        System.out.printf(Locale.ROOT, "largest error on [0, 2]: %.1e%n", fit.largestError());
    }
}
