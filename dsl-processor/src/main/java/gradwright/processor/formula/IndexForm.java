package gradwright.processor.formula;

import gradwright.processor.diag.problem.EndlessIndex;
import gradwright.processor.diag.problem.FormulaNameTaken;
import gradwright.processor.diag.problem.IndexRangesDiffer;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Primitive;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The index form: index variables run over the dimensions that they select from. */
final class IndexForm {

    /** Minus infinity: no exact number, but the quotient of two. */
    private static final Expr LEAST = Algebra.negate(Algebra.power(Algebra.ZERO, -1));

    private final Lowering lowering;
    private final Tensors tensors;

    IndexForm(Lowering lowering) {
        this.lowering = lowering;
        this.tensors = lowering.tensors();
    }

    /** {@code U(n, j) = body}: one entry for each coordinate. */
    Operand head(List<Syntax.Name> variables, Syntax body) {
        return within(variables, List.of(body), axes -> {
            Operand entry = lowering.number(body, "the body of an index form");
            List<Axis> outer = Tensors.without(tensors.varying(entry.expr()), axes::contains);
            List<Axis> all = new ArrayList<>(outer);
            all.addAll(axes);
            return new Operand(Operand.Kind.REAL, new Leaf(tensors.map(entry.expr(), all)), axes);
        });
    }

    /** {@code sum(i, j: body | condition)}. */
    Operand binder(Syntax.Binder binder) {
        List<Syntax> parts = new ArrayList<>(List.of(binder.body()));
        binder.condition().ifPresent(parts::add);
        return within(binder.variables(), parts, axes -> {
            Operand body = lowering.number(
                    binder.body(), "the body of `" + binder.function().name() + "`");
            Optional<Expr> condition = binder.condition().map(node -> condition(node));
            return switch (binder.function().name()) {
                case "sum" -> reduced(Reduce.Kind.SUM, chosen(condition, body.expr()), axes);
                case "mean" -> mean(condition, body.expr(), axes);
                case "prod" -> reduced(Reduce.Kind.PRODUCT, where(condition, body.expr(), Algebra.ONE), axes);
                case "max" -> reduced(Reduce.Kind.MAX, where(condition, body.expr(), LEAST), axes);
                case "min" -> {
                    Expr negative = Algebra.negate(where(condition, body.expr(), Algebra.negate(LEAST)));
                    yield Operand.number(Algebra.negate(
                            reduced(Reduce.Kind.MAX, negative, axes).expr()));
                }
                default ->
                    throw new IllegalStateException(
                            "no binder " + binder.function().name());
            };
        });
    }

    private Expr condition(Syntax node) {
        Operand condition = lowering.truth(node);
        lowering.number(node, "a condition");
        return condition.expr();
    }

    private Operand reduced(Reduce.Kind kind, Expr entry, List<Axis> axes) {
        List<Axis> outer = Tensors.without(tensors.varying(entry), axes::contains);
        List<Axis> all = new ArrayList<>(outer);
        all.addAll(axes);
        Value entries = entry instanceof Leaf leaf
                        && leaf.value().axes().size() == all.size()
                        && leaf.value().axes().containsAll(all)
                ? leaf.value()
                : tensors.map(entry, all);
        return Operand.number(new Leaf(tensors.of(new Reduce(kind, entries), outer)));
    }

    private Operand mean(Optional<Expr> condition, Expr entry, List<Axis> axes) {
        Expr sum = reduced(Reduce.Kind.SUM, chosen(condition, entry), axes).expr();
        Expr count = condition
                .map(chosen -> reduced(Reduce.Kind.SUM, chosen, axes).expr())
                .orElseGet(() -> tensors.count(axes));
        return Operand.number(Algebra.divide(sum, count));
    }

    private static Expr chosen(Optional<Expr> condition, Expr entry) {
        return condition.map(chosen -> Algebra.multiply(chosen, entry)).orElse(entry);
    }

    private static Expr where(Optional<Expr> condition, Expr entry, Expr otherwise) {
        return condition
                .map(chosen -> Algebra.apply(Primitive.WHERE, chosen, entry, otherwise))
                .orElse(entry);
    }

    @FunctionalInterface
    private interface Inner {
        Operand read(List<Axis> axes);
    }

    private Operand within(List<Syntax.Name> variables, List<Syntax> parts, Inner inner) {
        List<Syntax.Name> opened = new ArrayList<>();
        try {
            List<Syntax.Name> left = new ArrayList<>();
            for (Syntax.Name variable : variables) {
                lowering.checkNew(variable);
                if (variables.stream()
                                .filter(other -> other.name().equals(variable.name()))
                                .count()
                        > 1) {
                    throw Rejected.of(new FormulaNameTaken(
                            lowering.excerpt(variables.get(variables.size() - 1)), "an index variable"));
                }
                left.add(variable);
            }
            // What is selected from may itself be in index form: a variable can be known once another one is.
            boolean isFound = true;
            while (isFound && !left.isEmpty()) {
                isFound = false;
                for (Syntax.Name variable : List.copyOf(left)) {
                    Optional<Dimension> range = range(variable, parts);
                    if (range.isPresent()) {
                        lowering.open(variable.name(), tensors.free(range.get(), List.of()));
                        opened.add(variable);
                        left.remove(variable);
                        isFound = true;
                    }
                }
            }
            if (!left.isEmpty()) {
                throw Rejected.of(new EndlessIndex(lowering.excerpt(left.get(0))));
            }
            List<Axis> axes = variables.stream()
                    .map(variable -> lowering.index(variable).orElseThrow())
                    .toList();
            Operand read = inner.read(axes);
            opened.forEach(variable -> lowering.close(variable.name()));
            opened.clear();
            return read;
        } finally {
            opened.forEach(variable -> lowering.close(variable.name()));
        }
    }

    /** The dimension that all uses of a variable as a selector agree on. */
    private Optional<Dimension> range(Syntax.Name variable, List<Syntax> parts) {
        List<Use> uses = new ArrayList<>();
        parts.forEach(part -> collect(part, variable.name(), uses));
        Optional<Dimension> range = Optional.empty();
        for (Use use : uses) {
            Optional<Dimension> of = dimension(use);
            if (range.isPresent() && of.isPresent() && !range.equals(of)) {
                throw Rejected.of(new IndexRangesDiffer(
                        lowering.formula().excerpt(use.span()),
                        variable.name(),
                        range.get().name(),
                        of.get().name()));
            }
            range = range.or(() -> of);
        }
        return range;
    }

    /** A variable as the selector at {@code place} of {@code operand}. */
    private record Use(Syntax operand, int place, int count, Span span) {}

    private Optional<Dimension> dimension(Use use) {
        try {
            Supplier<Operand> whole = () ->
                    use.operand() instanceof Syntax.Name name ? lowering.named(name) : lowering.lower(use.operand());
            List<Axis> axes = whole.get().axes();
            return axes.size() == use.count()
                    ? Optional.of(tensors.dimension(axes.get(use.place())))
                    : Optional.empty();
        } catch (Rejected later) {
            // Reported when the body is read, unless the variable that is missing is found first.
            return Optional.empty();
        }
    }

    private void collect(Syntax node, String variable, List<Use> uses) {
        if (node instanceof Syntax.Selection selection) {
            collect(selection.operand(), selection.selectors(), variable, uses);
        } else if (node instanceof Syntax.Call call
                && lowering.isValue(call.function().name())) {
            collect(call.function(), call.arguments(), variable, uses);
        }
        node.children().forEach(child -> collect(child, variable, uses));
    }

    private static void collect(Syntax operand, List<Syntax.Selector> selectors, String variable, List<Use> uses) {
        for (int i = 0; i < selectors.size(); i++) {
            Syntax.Selector selector = selectors.get(i);
            if (!selector.isRange()
                    && selector.from().orElseThrow().bare() instanceof Syntax.Name name
                    && name.name().equals(variable)) {
                uses.add(new Use(operand, i, selectors.size(), name.span()));
            }
        }
    }
}
