package gradwright.processor.kernel;

import gradwright.processor.ir.Value;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Values computed in one loop nest. */
public sealed interface Kernel {

    /** The values computed, in order. */
    List<Value> values();

    /**
     * A contraction, or several of which each starts where the one before ends, and maps over the result's axes applied to
     * each entry before it is stored.
     *
     * @param values the contractions first
     */
    record Product(List<Value> values) implements Kernel {
        public Product {
            values = List.copyOf(values);
        }

        /** The contractions, the last of which has the result. */
        public List<Value> contractions() {
            return values.stream()
                    .filter(value -> value.operation() instanceof Contract)
                    .toList();
        }

        /** The contraction that has the result. */
        public Value contraction() {
            List<Value> contractions = contractions();
            return contractions.get(contractions.size() - 1);
        }
    }

    /**
     * All that one sample needs, in one loop over the samples; sums over them; numbers made of those sums last.
     *
     * @param passes over the sample's units, in order
     */
    record Rows(List<Pass> passes) implements Kernel {
        public Rows {
            passes = List.copyOf(passes);
        }

        @Override
        public List<Value> values() {
            return passes.stream()
                    .flatMap(pass -> Stream.concat(pass.before().stream(), pass.values().stream()))
                    .toList();
        }

        /** Whether the row of a value has to be there when the pass that computes it is over. */
        public boolean isReadLater(Value value, Reads reads) {
            for (Pass pass : passes) {
                for (Value reader : pass.before()) {
                    if (reads.of(reader).contains(value)) {
                        return true;
                    }
                }
                if (!pass.values().contains(value)
                        && pass.values().stream()
                                .anyMatch(reader -> reads.of(reader).contains(value))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * One loop over a sample's units.
     *
     * @param before numbers of the sample, and functions of its whole row, that are there before the loop
     * @param values what is computed at each unit, or summed up over them
     */
    record Pass(List<Value> before, List<Value> values) {
        public Pass {
            before = List.copyOf(before);
            values = List.copyOf(values);
        }

        /** Whether another value of the loop reads this one, at the same unit. */
        public boolean isReadHere(Value value, Reads reads) {
            return values.stream().anyMatch(reader -> reads.of(reader).contains(value));
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

    /** Any values over any axes, as the loops say: what no other kernel is made for. */
    record Loops(LoopStep step) implements Kernel {
        @Override
        public List<Value> values() {
            return step.values();
        }

        /** What is read at the place where it is computed, and what is read elsewhere, from its array. */
        public Uses uses(Reads reads) {
            Uses uses = new Uses(new LinkedHashSet<>(), new LinkedHashSet<>());
            walk(List.of(step), Set.of(), reads, uses);
            return uses;
        }

        private static void walk(List<LoopStep> block, Set<Value> outside, Reads reads, Uses uses) {
            Set<Value> variables = new HashSet<>(outside);
            for (LoopStep step : block) {
                if (step instanceof LoopStep.Loop loop) {
                    walk(loop.body(), variables, reads, uses);
                    variables.addAll(loop.begun());
                } else if (step instanceof LoopStep.Scatter scatter) {
                    uses.fromArrays().addAll(reads.of(scatter.value()));
                } else if (step instanceof LoopStep.Called called) {
                    uses.fromArrays().addAll(reads.of(called.value()));
                } else {
                    Value value =
                            step instanceof LoopStep.Join join ? join.reduction() : ((LoopStep.Entry) step).value();
                    for (Value read : reads.of(value)) {
                        boolean isHere = variables.contains(read)
                                && LoopPath.readAcross(value, read).isEmpty();
                        (isHere ? uses.inPlace() : uses.fromArrays()).add(read);
                    }
                    if (step instanceof LoopStep.Entry && !(value.operation() instanceof Call)) {
                        variables.add(value);
                    }
                }
            }
        }
    }

    /** The values read by a kernel: as variables of the place where they are computed, or from arrays. */
    record Uses(Set<Value> inPlace, Set<Value> fromArrays) {}
}
