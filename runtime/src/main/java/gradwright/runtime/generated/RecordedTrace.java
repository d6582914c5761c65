package gradwright.runtime.generated;

import gradwright.runtime.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.ReshapeMatrix;

/** A trace that a network fills as it goes. */
final class RecordedTrace<M extends ReshapeMatrix, A> implements Trace<M>, TraceRecorder<A> {

    private final String network;
    private final ParameterSet<M, A> parameters;
    private final Map<String, M> values = new LinkedHashMap<>();
    private final Map<String, M> gradients = new LinkedHashMap<>();
    private double loss;

    /** A trace that knows the input and the parameters as they are now, which it copies. */
    RecordedTrace(String network, ParameterSet<M, A> parameters, M input) {
        this.network = network;
        this.parameters = parameters;
        values.put("input", input.copy());
        parameters
                .all()
                .forEach(parameter ->
                        values.put(parameter.name(), parameter.value().copy()));
    }

    /** Takes what each sample adds to the loss. */
    void losses(double[] computed) {
        loss = 0;
        for (double each : computed) {
            loss += each;
        }
    }

    @Override
    public void value(String name, A array, int rows, int columns) {
        values.put(name, parameters.storage().matrix(rows, columns, array));
    }

    @Override
    public void gradient(String name, A array, int rows, int columns) {
        gradients.put(name, parameters.storage().matrix(rows, columns, array));
    }

    @Override
    public void gradient(String parameter, A array) {
        M value = parameters.named(parameter).value();
        gradient(parameter, array, value.getNumRows(), value.getNumCols());
    }

    @Override
    public void same(String name, String other) {
        values.put(name, value(other));
        gradients.put(name, gradient(other));
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    @Override
    public M value(String name) {
        return named(name, values);
    }

    @Override
    public M gradient(String name) {
        return named(name, gradients);
    }

    private M named(String name, Map<String, M> matrices) {
        M matrix = matrices.get(name);
        if (matrix == null) {
            throw new IllegalArgumentException(network + ": the trace has no \"" + name + "\"; "
                    + NearestNames.suggestion(name, new ArrayList<>(values.keySet())));
        }
        return matrix;
    }
}
