package gradwright.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.processor.TestNetwork;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a layer's weight gradient, inputs x units, is computed, and whether its bias is summed up in the same loops. */
class CostModelTest {

    @ParameterizedTest
    @CsvSource({
        "2, 8, inputs, true",
        "4, 16, inputs, true",
        // a short inner axis comes first, and its loops do not meet each unit once
        "2, 3, units, false",
        "8, 1, units, false",
        "5, 6, nothing, false",
        // called, and its bias not
        "16, 8, nothing, false",
    })
    void weightGradientsOfSmallLayers(int inputs, int units, String unrolled, boolean isBiasBeside) {
        KernelPlan plan = KernelScheduler.schedule(TestNetwork.of(inputs)
                .affine("hidden", units, "tanh")
                .affine("result", 2, "identity")
                .loss("mse")
                .graph());
        Schedule gradient = plan.schedules().stream()
                .filter(schedule -> schedule.program().kind().equals(new Kind(Task.GRADIENT, Targets.DENSE)))
                .findFirst()
                .orElseThrow();
        List<Kernel> last =
                gradient.routines().get(gradient.routines().size() - 1).kernels();
        Kernel.Product product = (Kernel.Product) last.get(0);
        List<Axis> axes = product.contraction().axes();
        String named = CostModel.unrolled(product)
                .map(axis -> axis.equals(axes.get(0)) ? "inputs" : "units")
                .orElse("nothing");
        assertEquals(unrolled, named);
        assertEquals(isBiasBeside, CostModel.isSummedBeside(product, (Kernel.Sums) last.get(1)));
    }
}
