package gradwright.processor.emit;

import gradwright.processor.ir.Code;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Reads;
import gradwright.processor.op.Call;
import gradwright.processor.op.Gather;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes calls of the runtime's functions of rows, and entries that indices choose, which may be such a call. */
final class RowCalls {

    private static final String ROWS = "gradwright.runtime.generated.Rows";

    private final Placement storage;
    private final Reads reads;

    RowCalls(Placement storage, Reads reads) {
        this.storage = storage;
        this.reads = reads;
    }

    /** The entry that the index chooses; of a log-softmax that nothing else reads, only that entry is computed. */
    Code gather(Gather gather, Nest nest) {
        Code index = nest.leaf(gather.index());
        Optional<Call> call = reads.atEntry(gather);
        if (call.isPresent()) {
            List<Code> arguments = new ArrayList<>(line(call.get().operand(), call.get(), nest));
            arguments.addAll(List.of(Nest.limit(gather.along()), index));
            return new Code.Call(ROWS, "logSoftmaxAt", arguments);
        }
        return nest.at(gather.along(), ((Code.Name) index).name()).element(gather.operand());
    }

    Code.Call call(Call call, Value value, Nest nest) {
        List<Code> arguments = new ArrayList<>(line(call.operand(), call, nest));
        arguments.add(Nest.limit(call.along()));
        arguments.addAll(line(value, call, nest));
        return new Code.Call(ROWS, call.function().javaName(), arguments);
    }

    /** The entries of {@code value} that a call runs along: array, first index and, unless they are contiguous, step. */
    private List<Code> line(Value value, Call call, Nest nest) {
        List<Code> line = new ArrayList<>();
        line.add(new Code.Name(storage.array(value)));
        line.add(new Code.Place(nest.offset(value, List.of(call.along()))));
        if (!Nest.step(call.operand(), call.along()).equals(Offset.Step.ONE)) {
            line.add(new Code.Place(Offset.ZERO.plus(Nest.step(value, call.along()))));
        }
        return line;
    }
}
