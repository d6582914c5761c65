package gradwright.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;

/** Every optimiser against ten steps of PyTorch's in double precision. */
class DoubleOptimizerStepsTest {

    private static final JsonObject REFERENCE = ReferenceValues.read(
                    DoubleOptimizerStepsTest.class, "optimizer_steps.json")
            .getAsJsonObject()
            .getAsJsonObject("double");

    @Test
    void sgd() {
        assertSteps("Sgd", new Sgd(0.1));
    }

    @Test
    void sgdWithMomentum() {
        assertSteps("Sgd momentum", new Sgd(0.05).withMomentum(0.9));
    }

    @Test
    void sgdWithNesterovMomentum() {
        assertSteps("Sgd Nesterov", new Sgd(0.05).withNesterovMomentum(0.8));
    }

    @Test
    void adam() {
        assertSteps("Adam", new Adam(0.01));
    }

    @Test
    void adamConfigured() {
        assertSteps(
                "Adam configured",
                new Adam(0.02).withBetas(0.8, 0.95).withEpsilon(1e-3).withWeightDecay(0.1));
    }

    @Test
    void adamW() {
        assertSteps("AdamW", new AdamW(0.01));
    }

    @Test
    void adamWConfigured() {
        assertSteps(
                "AdamW configured",
                new AdamW(0.02).withBetas(0.7, 0.99).withEpsilon(1e-5).withWeightDecay(0.2));
    }

    @Test
    void adamWithAnotherRateFromTheSixthStepOn() {
        Adam adam = new Adam(0.01);
        assertSteps("Adam rate changed after 5", adam, (optimizer, step) -> {
            if (step == 5) {
                adam.rate(0.003);
            }
        });
        assertEquals(0.003, adam.rate());
    }

    /** The rate times the gradient is rounded before the difference is: a fused step would give a number below 0. */
    @Test
    void sgdRoundsTwice() {
        // The square is lost where the product is rounded: (1 + little)^2 becomes 1 + 2 little.
        double little = Math.scalb(1d, Math.getExponent(Math.ulp(1d)) / 2 - 2);
        DoubleGivenParameter parameter = DoubleGivenParameter.of("x", 1, 1, 1 + 2 * little);
        parameter.gradient().set(0, 0, 1 + little);
        new Sgd(1 + little).step(List.of(parameter));
        assertEquals(0, parameter.value().get(0, 0));
    }

    private static void assertSteps(String name, Optimizer optimizer) {
        assertSteps(name, optimizer, (unchanged, step) -> {});
    }

    private static void assertSteps(String name, Optimizer optimizer, ObjIntConsumer<Optimizer> beforeStep) {
        JsonArray start = REFERENCE.getAsJsonArray("start");
        JsonArray shapes = REFERENCE.getAsJsonArray("shapes");
        List<DoubleGivenParameter> parameters = new ArrayList<>();
        for (int p = 0; p < start.size(); p++) {
            double[] shape = ReferenceValues.doubles(shapes.get(p));
            parameters.add(DoubleGivenParameter.of(
                    "layer" + p, (int) shape[0], (int) shape[1], ReferenceValues.doubles(start.get(p))));
        }
        JsonArray gradients = REFERENCE.getAsJsonArray("gradients");
        JsonArray after = REFERENCE.getAsJsonObject("after").getAsJsonArray(name);
        assertEquals(10, after.size());
        for (int step = 0; step < after.size(); step++) {
            for (int p = 0; p < parameters.size(); p++) {
                double[] gradient = ReferenceValues.doubles(
                        gradients.get(step).getAsJsonArray().get(p));
                System.arraycopy(gradient, 0, parameters.get(p).gradient().data, 0, gradient.length);
            }
            beforeStep.accept(optimizer, step);
            optimizer.step(parameters);
            for (int p = 0; p < parameters.size(); p++) {
                double[] expected =
                        ReferenceValues.doubles(after.get(step).getAsJsonArray().get(p));
                double[] actual = parameters.get(p).value().data;
                for (int i = 0; i < expected.length; i++) {
                    // Another order of roundings, over ten steps, with velocities above the values they lead to.
                    double tolerance = 8 * Math.ulp(1d) * Math.max(1, Math.abs(expected[i]));
                    assertEquals(expected[i], actual[i], tolerance, name + ", step " + step + ", " + p + ", " + i);
                }
            }
        }
    }
}
