package gradwright.processor.simplify;

import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Contract;
import gradwright.processor.op.MapOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A sum of products that nothing else needs becomes one chain: each product starts where the one before ended, the first
 * at what else is added. {@code a b + c d + e} is computed as it reads, without an array for each product.
 */
final class Accumulation {

    private final Value old;
    private final MapOperation copy;
    private final Values values;

    Accumulation(Value old, MapOperation copy, Values values) {
        this.old = old;
        this.copy = copy;
        this.values = values;
    }

    /**
     * The chain, if there is one.
     *
     * @param isReadOnce whether nothing but this sum needs a value of the old graph
     */
    Optional<Value> chain(Predicate<Value> isReadOnce) {
        List<Value> oldOperands = old.operands();
        List<Value> operands = copy.operands();
        if (old.axes().size() != 2
                || operands.size() < 2
                || operands.size() != oldOperands.size()
                || !(copy.expression() instanceof Sum sum)
                || !sum.terms().stream().allMatch(Accumulation::isLeaf)) {
            return Optional.empty();
        }
        List<Contract> products = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Value operand = operands.get(i);
            if (operand.operation() instanceof Contract contract
                    && contract.start().isEmpty()
                    && operand.axes().equals(old.axes())
                    && isReadOnce.test(oldOperands.get(i))) {
                products.add(contract);
            } else {
                rest.add(new Leaf(operand));
            }
        }
        if (products.isEmpty()) {
            return Optional.empty();
        }
        Origin unnamed = new Origin.Intermediate(old.origin().layer());
        Optional<Value> start = start(rest, unnamed);
        for (int i = products.size() - 1; i >= 0; i--) {
            Contract product = products.get(i);
            start = Optional.of(values.of(
                    new Contract(product.left(), product.right(), start), old.axes(), i == 0 ? old.origin() : unnamed));
        }
        return start;
    }

    private static boolean isLeaf(Term term) {
        return term.coefficient().equals(Rational.ONE)
                && term.factors().size() == 1
                && term.factors().get(0).exponent() == 1
                && term.factors().get(0).base() instanceof Leaf;
    }

    /** What is added besides the products; a value that is the same along some axes is taken as it is. */
    private Optional<Value> start(List<Expr> rest, Origin unnamed) {
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        if (rest.size() > 1) {
            return Optional.of(values.of(new MapOperation(Algebra.sum(rest)), old.axes(), unnamed));
        }
        Value only = ((Leaf) rest.get(0)).value();
        return Optional.of(
                only.operation() instanceof MapOperation map && map.expression() instanceof Leaf same
                        ? same.value()
                        : only);
    }
}
