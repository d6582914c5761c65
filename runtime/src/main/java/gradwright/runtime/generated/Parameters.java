package gradwright.runtime.generated;

import gradwright.runtime.Parameter;
import gradwright.runtime.safetensors.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;

/** The parameters of a network, each with its storage. For generated code. */
public final class Parameters {

    private final Layout layout;
    private final List<DoubleParameter> all;
    private final List<Parameter<DMatrixRMaj>> published;

    private Parameters(Layout layout, List<DoubleParameter> all) {
        this.layout = layout;
        this.all = List.copyOf(all);
        this.published = List.copyOf(all);
    }

    /** New parameters with the values that the layout's initialisers draw for a seed. */
    public static Parameters initialised(Layout layout, long seed) {
        List<DoubleParameter> all = new ArrayList<>();
        for (ParameterLayout each : layout.parameters()) {
            DoubleParameter parameter =
                    DoubleParameter.zero(layout.network(), each, layout.loss().isPresent());
            each.initializer().fill(seed, each.name(), each.fanIn(), each.fanOut(), parameter.values());
            all.add(parameter);
        }
        return new Parameters(layout, all);
    }

    /** The same values, which both then see changed; gradients of their own. */
    public Parameters shared() {
        return each(DoubleParameter::shared);
    }

    /** Values of their own, equal now; gradients of their own. */
    public Parameters copied() {
        return each(DoubleParameter::copied);
    }

    private Parameters each(UnaryOperator<DoubleParameter> change) {
        return new Parameters(layout, all.stream().map(change).toList());
    }

    DoubleParameter named(String name) {
        for (DoubleParameter parameter : all) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalArgumentException(layout.network() + " has no parameter " + name);
    }

    List<DoubleParameter> all() {
        return all;
    }

    List<Parameter<DMatrixRMaj>> published() {
        return published;
    }

    /** The values as a file names them. */
    List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>();
        for (DoubleParameter each : all) {
            tensors.add(
                    Tensor.over(each.name(), each.layout().rows(), each.layout().columns(), each.values()));
        }
        return tensors;
    }

    /** Throws if a parameter was reshaped or given another array. */
    void verify() {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).verify();
        }
    }
}
