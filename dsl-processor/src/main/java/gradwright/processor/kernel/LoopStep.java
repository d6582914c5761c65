package gradwright.processor.kernel;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** What happens at one place of a loop nest. */
public sealed interface LoopStep {

    /**
     * A loop.
     *
     * @param begun the reductions that run from here on: each begins before the loop and is complete after it
     */
    record Loop(Axis axis, List<Value> begun, List<LoopStep> body) implements LoopStep {
        public Loop {
            begun = List.copyOf(begun);
            body = List.copyOf(body);
        }
    }

    /** The value's entry at this place, or its row. */
    record Entry(Value value) implements LoopStep {}

    /** One more number joined to a reduction that is under way. */
    record Join(Value reduction) implements LoopStep {}

    /** A value whose entries are added up wherever those of its operand belong, in loops of its own. */
    record Scatter(Value value) implements LoopStep {}

    /** A product, or sums of rows, that the runtime computes: all entries at once, in no loop of this nest. */
    record Called(Value value) implements LoopStep {}

    /** The values computed, in order. */
    default List<Value> values() {
        List<Value> values = new ArrayList<>();
        collect(values);
        return values;
    }

    private void collect(List<Value> values) {
        if (this instanceof Loop loop) {
            loop.body().forEach(step -> step.collect(values));
            values.addAll(loop.begun());
        } else if (this instanceof Entry entry) {
            values.add(entry.value());
        } else if (this instanceof Scatter scatter) {
            values.add(scatter.value());
        } else if (this instanceof Called called) {
            values.add(called.value());
        }
    }
}
