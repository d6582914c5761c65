package gradwright.processor.plan;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Size;
import gradwright.processor.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workspace array under one name. The values of a slot mean the same in programs that never run together, such as the
 * derivative by a layer for dense targets and for labels.
 */
public final class Slot {

    private final List<Value> values = new ArrayList<>();
    private @Nullable Slot host;

    Slot(Value value) {
        values.add(value);
    }

    void add(Value value) {
        values.add(value);
    }

    void shareWith(Slot slot) {
        host = slot;
    }

    /** The value that names the slot. */
    public Value value() {
        return values.get(0);
    }

    List<Value> values() {
        return values;
    }

    /** The slot whose array this one uses, if it has none of its own. */
    public Optional<Slot> host() {
        return Optional.ofNullable(host);
    }

    /** How many numbers are in it. */
    public Offset.Step size() {
        return Offset.Step.over(value().axes());
    }

    /** Whether it grows with the batch. */
    public boolean isOfSamples() {
        return !value().axes().stream().allMatch(Axis::isFixed);
    }

    /** Whether both have as many numbers for each sample, and each of whatever else is open, but for a fixed factor. */
    boolean growsAs(Slot other) {
        return open().equals(other.open());
    }

    private List<Size> open() {
        return value().axes().stream()
                .filter(axis -> !axis.isFixed())
                .map(Axis::size)
                .sorted(Comparator.comparing(Size::toString))
                .toList();
    }

    /** Numbers in it, for one sample if it grows with the batch. */
    public int width() {
        return width(value());
    }

    static int width(Value value) {
        return value.axes().stream()
                .filter(Axis::isFixed)
                .mapToInt(Axis::length)
                .reduce(1, Math::multiplyExact);
    }

    @Override
    public String toString() {
        return "slot of " + value();
    }
}
