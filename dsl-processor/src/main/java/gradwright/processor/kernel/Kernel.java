package gradwright.processor.kernel;

import gradwright.processor.ir.Value;
import java.util.List;

/** Values computed in one loop nest. */
public sealed interface Kernel {

    /** The values computed, in order. */
    List<Value> values();

    /**
     * A contraction, and maps over its result's axes applied to each entry before it is stored.
     *
     * @param values the contraction first
     */
    record Product(List<Value> values) implements Kernel {
        public Product {
            values = List.copyOf(values);
        }

        public Value contraction() {
            return values.get(0);
        }
    }

    /** All that one sample needs, in one loop over the samples; sums over them; numbers made of those sums last. */
    record Rows(List<Value> values) implements Kernel {
        public Rows {
            values = List.copyOf(values);
        }
    }

    /** A sum over the samples for each unit. */
    record Sums(Value sum) implements Kernel {
        @Override
        public List<Value> values() {
            return List.of(sum);
        }
    }

    /** Values that do not depend on the samples. */
    record Constants(Value value) implements Kernel {
        @Override
        public List<Value> values() {
            return List.of(value);
        }
    }
}
