package gradwright.runtime.safetensors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the tensors of a file are those that were asked for, and in what they differ. */
final class Fit {

    private static final int MOST_SHOWN = 8;

    private Fit() {}

    /** Throws unless entries in the order of their data lie one behind the other from the start. */
    static void requireContiguous(List<TensorEntry> ordered) throws SafetensorsException {
        long end = 0;
        for (TensorEntry entry : ordered) {
            if (entry.begin() != end) {
                throw new SafetensorsException("the data of `" + entry.name() + "` starts at " + entry.begin()
                        + (entry.begin() < end
                                ? ", within the tensor before, which ends at "
                                : ", but the data before ends at ")
                        + end);
            }
            end = entry.end();
        }
    }

    static List<TensorEntry> ordered(List<TensorEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end))
                .toList();
    }

    /** Throws unless the entries are exactly these tensors, in any order, each of a type that fits into the tensor's. */
    static void require(List<TensorEntry> entries, List<Tensor> wanted) throws SafetensorsException {
        Map<String, TensorEntry> byName = new HashMap<>();
        entries.forEach(entry -> byName.put(entry.name(), entry));
        List<String> differences = new ArrayList<>();
        for (Tensor tensor : wanted) {
            difference(Optional.ofNullable(byName.remove(tensor.name())), tensor)
                    .ifPresent(differences::add);
        }
        for (TensorEntry entry : entries) {
            if (byName.containsKey(entry.name())) {
                differences.add("`" + entry.name() + "`, " + entry.describe() + " in the file, is not expected");
            }
        }
        if (!differences.isEmpty()) {
            throw new SafetensorsException(text(differences));
        }
    }

    private static Optional<String> difference(Optional<TensorEntry> found, Tensor tensor) {
        List<Long> shape = List.of((long) tensor.rows(), (long) tensor.columns());
        String expected = "expected " + tensor.type() + " " + shape;
        if (found.isEmpty()) {
            return Optional.of("`" + tensor.name() + "` is missing, " + expected);
        }
        TensorEntry entry = found.get();
        Optional<ElementType> type = ElementType.named(entry.type());
        if (type.isEmpty() || !type.get().fits(tensor.type()) || !entry.shape().equals(shape)) {
            return Optional.of("`" + tensor.name() + "` is " + entry.describe() + " in the file, " + expected
                    + remark(type, tensor.type()));
        }
        long bytes = (long) tensor.length() * type.get().bytes();
        if (entry.end() - entry.begin() != bytes) {
            return Optional.of("`" + tensor.name() + "`, " + entry.describe() + ", has " + (entry.end() - entry.begin())
                    + " bytes of data, expected " + bytes);
        }
        return Optional.empty();
    }

    private static String remark(Optional<ElementType> found, ElementType wanted) {
        if (found.isPresent()) {
            return found.get().fits(wanted) ? "" : " (as " + wanted + " the numbers would be rounded)";
        }
        return wanted == ElementType.F64 ? " (or F32)" : "";
    }

    private static String text(List<String> differences) {
        List<String> shown = differences.subList(0, Math.min(MOST_SHOWN, differences.size()));
        int more = differences.size() - shown.size();
        return String.join("; ", shown) + (more > 0 ? "; ... and " + more + " more" : "");
    }
}
