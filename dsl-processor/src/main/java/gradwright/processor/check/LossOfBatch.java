package gradwright.processor.check;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import java.util.List;

/** The number whose gradients a program gives: the sum of the samples' losses, each times its weight. */
public final class LossOfBatch {

    private static final Origin ORIGIN = new Origin.Intermediate("");

    private LossOfBatch() {}

    /** That number, as a value over the sources of a gradient program. */
    public static Value of(Program program) {
        Value losses = program.roots().stream()
                .filter(root -> root.role() == Role.LOSS)
                .map(Root::value)
                .findFirst()
                .orElseThrow();
        Values values = new Values();
        Expr weighted = Algebra.multiply(new Leaf(losses), weights(program));
        Value terms = values.of(new MapOperation(weighted), losses.axes(), ORIGIN);
        return losses.axes().isEmpty() ? terms : values.of(new Reduce(Reduce.Kind.SUM, terms), List.of(), ORIGIN);
    }

    /** The samples' weights, or 1 where the program has none. */
    private static Expr weights(Program program) {
        return Graph.reachable(program.roots().stream().map(Root::value).toList()).stream()
                .filter(value ->
                        value.operation() instanceof Source source && source.kind() == Source.Kind.SAMPLE_WEIGHTS)
                .<Expr>map(Leaf::new)
                .findFirst()
                .orElse(Algebra.ONE);
    }
}
