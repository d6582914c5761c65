package gradwright.runtime.generated;

import java.util.List;
import java.util.stream.Collectors;
import org.ejml.data.ReshapeMatrix;

/** What a traced function keeps of its bindings: their values, or the derivatives by them. */
final class FunctionTrace<M extends ReshapeMatrix, A> {

    private final Signature signature;
    private final Storage<M, A> storage;
    private final List<M> kept;

    FunctionTrace(Signature signature, Storage<M, A> storage) {
        this.signature = signature;
        this.storage = storage;
        this.kept = signature.traced().stream()
                .map(binding -> storage.matrix(0, 0, storage.zeros(0)))
                .toList();
    }

    /** Copies the numbers of a binding, whose shape the call's arguments say. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays, of double or of float
    void keep(int place, FunctionArguments<M, A> arguments, A entries) {
        List<Integer> shape = signature.traced().get(place).dimensions();
        M matrix = kept.get(place);
        int rows = arguments.size(shape.get(0));
        int columns = shape.size() == 1 ? 1 : arguments.size(shape.get(1));
        matrix.reshape(rows, columns);
        System.arraycopy(entries, 0, storage.array(matrix), 0, rows * columns);
    }

    /** The matrix that keeps a number. */
    M number(int place) {
        M matrix = kept.get(place);
        matrix.reshape(1, 1);
        return matrix;
    }

    boolean has(String name) {
        for (int i = 0; i < signature.traced().size(); i++) {
            if (signature.traced().get(i).name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    M named(String name) {
        for (int i = 0; i < kept.size(); i++) {
            if (signature.traced().get(i).name().equals(name)) {
                if (kept.get(i).getNumRows() == 0) {
                    throw new IllegalStateException(signature.function() + ": nothing is known of " + name
                            + " before the first call that computes it");
                }
                return kept.get(i);
            }
        }
        String known = signature.traced().stream().map(TracedBinding::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(signature.function() + ": there is no binding " + name + " to ask for, "
                + (known.isEmpty() ? "none is traced: write @Formula(value = ..., trace = true)" : "only " + known));
    }
}
