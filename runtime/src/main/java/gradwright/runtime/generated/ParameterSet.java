package gradwright.runtime.generated;

import gradwright.runtime.Parameter;
import gradwright.runtime.safetensors.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ejml.data.ReshapeMatrix;

/** The parameters of a network in the order of their layout. */
final class ParameterSet<M extends ReshapeMatrix, A> {

    private final Storage<M, A> storage;
    private final Layout layout;
    private final List<StoredParameter<M, A>> all;
    private final List<Parameter<M>> published;

    private ParameterSet(Storage<M, A> storage, Layout layout, List<StoredParameter<M, A>> all) {
        this.storage = storage;
        this.layout = layout;
        this.all = List.copyOf(all);
        this.published = List.copyOf(all);
    }

    /** New parameters with the values that the layout's initialisers draw for a seed. */
    static <M extends ReshapeMatrix, A> ParameterSet<M, A> initialised(
            Storage<M, A> storage, Layout layout, long seed) {
        boolean trained = layout.loss().isPresent();
        List<StoredParameter<M, A>> all = new ArrayList<>();
        for (ParameterLayout each : layout.parameters()) {
            all.add(StoredParameter.initialised(storage, layout.network(), each, trained, seed));
        }
        return new ParameterSet<>(storage, layout, all);
    }

    ParameterSet<M, A> shared() {
        return each(StoredParameter::shared);
    }

    ParameterSet<M, A> copied() {
        return each(StoredParameter::copied);
    }

    private ParameterSet<M, A> each(UnaryOperator<StoredParameter<M, A>> change) {
        return new ParameterSet<>(storage, layout, all.stream().map(change).toList());
    }

    Storage<M, A> storage() {
        return storage;
    }

    StoredParameter<M, A> named(String name) {
        for (StoredParameter<M, A> parameter : all) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalArgumentException(layout.network() + " has no parameter " + name);
    }

    List<StoredParameter<M, A>> all() {
        return all;
    }

    List<Parameter<M>> published() {
        return published;
    }

    List<Tensor> tensors() {
        return all.stream().map(StoredParameter::tensor).toList();
    }

    /** Makes every gradient 0. */
    void clearGradients() {
        for (int i = 0; i < all.size(); i++) {
            storage.clear(all.get(i).gradients());
        }
    }

    /** An entry that is infinite or not a number, in words, if there is one. */
    Optional<String> notFinite() {
        for (StoredParameter<M, A> parameter : all) {
            int length = storage.length(parameter.values());
            for (int i = 0; i < length; i++) {
                double entry = storage.entry(parameter.values(), i);
                if (!Double.isFinite(entry)) {
                    return Optional.of(parameter.name() + parameter.place(i) + " is " + entry);
                }
            }
        }
        return Optional.empty();
    }

    /** Throws if a parameter was reshaped or given another array. */
    void verify() {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).verify();
        }
    }
}
