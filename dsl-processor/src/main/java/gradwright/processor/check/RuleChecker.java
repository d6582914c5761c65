package gradwright.processor.check;

import gradwright.processor.interpret.DoubleArithmetic;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Operation;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Call;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import gradwright.processor.op.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Finds the vector-Jacobian rule that is to blame for a wrong gradient: each operation is checked by itself, at the
 * values that its operands have in the graph.
 */
public final class RuleChecker {

    private static final Origin ORIGIN = new Origin.Intermediate("");
    private static final String COTANGENT = "cotangent";

    private final Values values = new Values();
    private final Interpreter<Double> interpreter;
    private final Assignment at;
    private final RandomGenerator random;

    private RuleChecker(Assignment at, RandomGenerator random) {
        this.interpreter = at.interpreter(new DoubleArithmetic());
        this.at = at;
        this.random = random;
    }

    /** The name of a wrong rule among those that differentiate {@code number}, if one is. */
    public static Optional<String> wrongRule(Value number, Assignment at, RandomGenerator random) {
        RuleChecker checker = new RuleChecker(at, random);
        return Graph.reachable(List.of(number)).stream()
                .filter(value -> !(value.operation() instanceof Source))
                // What is taken as a constant differs from its differences on purpose.
                .filter(value -> !(value.operation() instanceof Stop))
                .filter(value -> !checker.check(value).passed())
                .findFirst()
                .map(checker::name);
    }

    private String name(Value wrong) {
        if (wrong.operation() instanceof MapOperation map) {
            return applications(map.expression())
                    .filter(apply -> !check(alone(apply, wrong.axes())).passed())
                    .findFirst()
                    .map(apply -> apply.primitive().name().toLowerCase(Locale.ROOT))
                    .orElse("map");
        }
        return wrong.operation() instanceof Call call
                ? call.function().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : wrong.operation().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The primitives of an expression, the innermost first. */
    private static Stream<Apply> applications(Expr expr) {
        Stream<Apply> inner = expr.children().stream().flatMap(RuleChecker::applications);
        return expr instanceof Apply apply ? Stream.concat(inner, Stream.of(apply)) : inner;
    }

    /** The primitive of values that are its arguments, and of constants where those are constant. */
    private Value alone(Apply apply, List<Axis> axes) {
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            arguments.add(
                    argument.leaves().isEmpty()
                            ? argument
                            : new Leaf(values.of(new MapOperation(argument), axes, ORIGIN)));
        }
        return values.of(new MapOperation(Algebra.apply(apply.primitive(), arguments)), axes, ORIGIN);
    }

    /** Checks the rule of one operation by the sum of its result's entries, each times a random number. */
    private CheckReport check(Value value) {
        Assignment here = new Assignment(at.sizes(), Map.of());
        List<Value> sources = new ArrayList<>();
        for (Value operand : value.operands()) {
            String name = "operand " + sources.size();
            boolean isReal = operand.type() == ElementType.REAL;
            sources.add(source(isReal ? Source.Kind.PARAMETER : Source.Kind.LABELS, name, operand.axes()));
            here = here.with(name, interpreter.doubles(operand));
        }
        Operation operation = value.operation().withOperands(sources);
        Value result = values.of(operation, value.axes(), ORIGIN);
        Value cotangent = source(Source.Kind.PARAMETER, COTANGENT, value.axes());
        here = here.with(
                COTANGENT,
                random.doubles(interpreter.evaluate(value).entries().size(), -1, 1)
                        .toArray());
        Expr product = Algebra.multiply(new Leaf(result), new Leaf(cotangent));
        Value number = values.of(new MapOperation(product), value.axes(), ORIGIN);
        if (!value.axes().isEmpty()) {
            number = values.of(new Reduce(Reduce.Kind.SUM, number), List.of(), ORIGIN);
        }
        Map<Value, Value> gradients = new LinkedHashMap<>();
        List<Optional<Value>> pulledBack = operation.pullBack(result, cotangent, values);
        for (int i = 0; i < sources.size(); i++) {
            Value operand = sources.get(i);
            if (operand.type() == ElementType.REAL) {
                gradients.put(
                        operand,
                        pulledBack
                                .get(i)
                                .orElseGet(() -> values.of(new MapOperation(Algebra.ZERO), operand.axes(), ORIGIN)));
            }
        }
        return GradientChecker.check(number, gradients, here, random);
    }

    private Value source(Source.Kind kind, String name, List<Axis> axes) {
        return values.of(new Source(kind, name), axes, ORIGIN);
    }
}
