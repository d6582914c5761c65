package gradwright.runtime.handwritten;

import gradwright.runtime.Initializer;
import gradwright.runtime.Kernels;
import gradwright.runtime.generated.DoubleNetwork;
import gradwright.runtime.generated.Layout;
import gradwright.runtime.generated.Parameters;

/** A network that only predicts: {@code y = (x + b) / 2}, 2 to 2. */
public final class DoubleHalvingNetwork extends DoubleNetwork {

    private static final Layout LAYOUT = Layout.of("Outer.Halving", 2)
            .layer("shifted", 2, "input + b", 0)
            .bias(2, Initializer.ZERO)
            .layer("half", 2, "shifted / 2", 0);

    private final double[] bias = values("shifted.bias");

    public DoubleHalvingNetwork() {
        this(Parameters.initialised(LAYOUT, 1));
    }

    private DoubleHalvingNetwork(Parameters parameters) {
        super(LAYOUT, parameters, Kernels.plain());
    }

    @Override
    public DoubleHalvingNetwork replica() {
        return new DoubleHalvingNetwork(parameterSet().shared());
    }

    @Override
    public DoubleHalvingNetwork copy() {
        return new DoubleHalvingNetwork(parameterSet().copied());
    }

    @Override
    protected void reserve(int samples) {}

    @Override
    protected void predict(int samples, double[] input, double[] output) {
        for (int i = 0; i < samples * 2; i++) {
            output[i] = (input[i] + bias[i % 2]) / 2;
        }
    }
}
