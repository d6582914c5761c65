package gradwright.processor.verification;

import gradwright.processor.build.Function;
import gradwright.processor.build.FunctionRule;
import gradwright.processor.check.Assignment;
import gradwright.processor.check.CheckReport;
import gradwright.processor.check.GradientChecker;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Problem;
import gradwright.processor.differentiate.FunctionDifferentiator;
import gradwright.processor.interpret.Bounded;
import gradwright.processor.interpret.ErrorBoundArithmetic;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** The graph of a function as it was built, differentiated: no rewrite has touched it. */
final class InterpretedFunction {

    private final FunctionCase function;
    private final Graph graph;

    private InterpretedFunction(FunctionCase function, Graph graph) {
        this.function = function;
        this.graph = graph;
    }

    static InterpretedFunction of(FunctionCase function) {
        Diagnostics diagnostics = new Diagnostics();
        Function checked = FunctionRule.check(function.read(), diagnostics)
                .orElseThrow(() -> new AssertionError(function.formula() + ": "
                        + diagnostics.problems().stream().map(Problem::headline).toList()));
        Graph built = checked.graph();
        List<String> parameters = function.differentiable().stream()
                .map(FunctionCase.Parameter::name)
                .toList();
        return new InterpretedFunction(function, FunctionDifferentiator.differentiate(built, built, parameters));
    }

    /** Numbers for the function's sources. */
    Assignment at(List<Object> arguments, List<Object> tangents, double[] upstream) {
        Map<String, Integer> sizes = new HashMap<>();
        Map<String, double[]> entries = new HashMap<>();
        int next = 0;
        for (int i = 0; i < arguments.size(); i++) {
            FunctionCase.Parameter parameter = function.parameters().get(i);
            entries.put(parameter.name(), numbers(arguments.get(i)));
            if (parameter.isDifferentiable()) {
                entries.put(FunctionDifferentiator.tangentOf(parameter.name()), numbers(tangents.get(next++)));
            }
            String[] dimensions = parameter.dimensions().split(",", -1);
            if (dimensions.length == 2) {
                sizes.put(dimensions[0], parameter.rows());
                sizes.put(dimensions[1], parameter.columns());
            } else if (!dimensions[0].isEmpty()) {
                sizes.put(dimensions[0], numbers(arguments.get(i)).length);
            }
        }
        entries.put(FunctionDifferentiator.UPSTREAM, upstream);
        return new Assignment(new Sizes(sizes), entries);
    }

    private static double[] numbers(Object argument) {
        if (argument instanceof DMatrixRMaj matrix) {
            return Arrays.copyOf(matrix.data, matrix.getNumElements());
        }
        if (argument instanceof int[] indices) {
            return IntStream.of(indices).asDoubleStream().toArray();
        }
        return new double[] {((Number) argument).doubleValue()};
    }

    /** The results of a task by name, each entry with the bound of a precision; that of what is no derivative is {@code value}. */
    Map<String, List<Bounded>> results(Task task, Precision precision, Assignment at) {
        var interpreter = at.interpreter(new ErrorBoundArithmetic(precision));
        Map<String, List<Bounded>> results = new LinkedHashMap<>();
        for (Root root : roots(task)) {
            String name = root.role() == Role.GRADIENT ? root.name() : "value";
            results.put(name, interpreter.evaluate(root.value()).entries());
        }
        return results;
    }

    private List<Root> roots(Task task) {
        return graph.programs().stream()
                .filter(program -> program.kind().task() == task)
                .findFirst()
                .orElseThrow()
                .roots();
    }

    /** The derivatives that reverse mode gives, against differences. */
    CheckReport check(Assignment at, SplittableRandom random) {
        boolean isNumber = function.isNumber();
        Task task = isNumber ? Task.GRADIENT : Task.VJP;
        Value result = graph.programs().get(0).roots().get(0).value();
        Map<Value, Value> gradients = new LinkedHashMap<>();
        List<Value> reachable = Graph.reachable(graph.roots());
        for (Root root : roots(task)) {
            // Where nothing depends on a parameter there is no source, and all is 0.
            if (root.role() == Role.GRADIENT) {
                source(root.name(), reachable).ifPresent(source -> gradients.put(source, root.value()));
            }
        }
        return GradientChecker.check(isNumber ? result : weighted(result, reachable), gradients, at, random);
    }

    private static Value weighted(Value result, List<Value> reachable) {
        Expr weight = source(FunctionDifferentiator.UPSTREAM, reachable)
                .<Expr>map(Leaf::new)
                .orElse(Algebra.ZERO);
        return new Values()
                .of(new MapOperation(Algebra.multiply(weight, new Leaf(result))), result.axes(), result.origin());
    }

    private static Optional<Value> source(String name, List<Value> values) {
        return values.stream()
                .filter(value -> value.operation() instanceof Source source
                        && source.name().equals(name))
                .findFirst();
    }
}
