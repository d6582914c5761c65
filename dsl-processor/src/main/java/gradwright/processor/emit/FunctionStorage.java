package gradwright.processor.emit;

import static java.util.Objects.requireNonNull;

import gradwright.processor.build.FunctionOutline;
import gradwright.processor.differentiate.FunctionDifferentiator;
import gradwright.processor.formula.FormulaSignature;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Kernel;
import gradwright.processor.kernel.Schedule;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.Slot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a function's values are while one of its programs runs: its parameters and results are local variables under the
 * names that the declaration gives them, all else is a workspace array.
 */
final class FunctionStorage implements Placement {

    /** What methods call their own variables, and the types whose functions they call. */
    private static final Set<String> RESERVED = Set.of(
            Storage.PRODUCTS,
            "SIGNATURE",
            "Arrays",
            "Double",
            "Elementary",
            "Float",
            "Math",
            "Rows",
            "Signature",
            "String",
            "System");

    private final BufferPlan plan;
    private final Names names = new Names(RESERVED);
    private final Map<String, String> dimensions = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> gradients = new LinkedHashMap<>();
    private final Map<Slot, String> slots = new HashMap<>();
    private final String result;
    private Map<Value, String> results = Map.of();
    private final Set<Value> readFromArrays = new HashSet<>();

    FunctionStorage(FunctionOutline outline, List<String> dimensions, BufferPlan plan) {
        this.plan = plan;
        dimensions.forEach(dimension -> this.dimensions.put(dimension, names.fresh(dimension)));
        List<FormulaSignature.Parameter> parameters = outline.signature().parameters();
        parameters.forEach(parameter -> sources.put(parameter.name(), names.fresh(parameter.name())));
        result = names.fresh("result");
        sources.put(FunctionDifferentiator.UPSTREAM, names.fresh("upstream"));
        for (FormulaSignature.Parameter parameter : outline.differentiable()) {
            gradients.put(parameter.name(), names.fresh("d" + Storage.capital(parameter.name())));
            sources.put(
                    FunctionDifferentiator.tangentOf(parameter.name()),
                    names.fresh("tangent" + Storage.capital(parameter.name())));
        }
        plan.slots().forEach(slot -> slots.put(slot, names.fresh(wanted(slot.value()))));
    }

    /** From now on arrays are those of one program: its results are where it has to leave them. */
    void enter(Schedule schedule) {
        Program program = schedule.program();
        Map<Value, String> ofProgram = new LinkedHashMap<>();
        for (Root root : program.roots()) {
            if (root.role() == Role.OUTPUT || root.role() == Role.GRADIENT) {
                ofProgram.putIfAbsent(root.value(), target(root));
            }
        }
        results = ofProgram;
        readFromArrays.clear();
        for (Kernel kernel : schedule.kernels()) {
            readFromArrays.addAll(
                    ((Kernel.Loops) kernel).uses(plan.kernels().reads()).fromArrays());
        }
        program.roots().stream()
                .filter(root -> root.role().isTraced())
                .forEach(root -> readFromArrays.add(root.value()));
    }

    /** The variable that stands for the array of a result. */
    String target(Root root) {
        return root.role() == Role.OUTPUT ? result : gradient(root.name());
    }

    /** The variable that holds a dimension's size. */
    String dimension(String dimension) {
        return requireNonNull(dimensions.get(dimension));
    }

    /** The variable of a parameter, of the upstream derivative or of a tangent. */
    String source(String source) {
        return requireNonNull(sources.get(source));
    }

    String gradient(String parameter) {
        return requireNonNull(gradients.get(parameter));
    }

    String result() {
        return result;
    }

    String slot(Slot slot) {
        return requireNonNull(slots.get(slot));
    }

    /** The loop variable of an axis. */
    String variable(Axis axis) {
        return names.of(axis, thing -> wanted(axis));
    }

    /** Names for what the class has. */
    Names names() {
        return names;
    }

    /** Names for one method's own variables. */
    Names locals() {
        return names.inner();
    }

    @Override
    public String array(Value value) {
        if (value.operation() instanceof Source source) {
            return source(source.name());
        }
        String target = results.get(value);
        return target != null
                ? target
                : slot(plan.slotOf(value).orElseThrow(() -> new IllegalStateException(value + " is not stored")));
    }

    @Override
    public boolean isStored(Value value) {
        return value.operation() instanceof Source
                || results.containsKey(value)
                || (readFromArrays.contains(value) && plan.slotOf(value).isPresent());
    }

    /** A dimension's own letter, in lower case: {@code n} for {@code N}. */
    private static String wanted(Axis axis) {
        String name = axis.name().replace("'", "");
        boolean isLetters = !name.isEmpty() && name.chars().allMatch(Character::isLetter);
        return isLetters ? name.toLowerCase(Locale.ROOT) : "i";
    }

    private static Optional<String> named(Origin origin) {
        if (origin instanceof Origin.Cotangent cotangent) {
            return named(cotangent.of()).map(name -> "d" + Storage.capital(name));
        }
        if (origin instanceof Origin.Tangent tangent) {
            return named(tangent.of()).map(name -> "tangent" + Storage.capital(name));
        }
        return origin instanceof Origin.Named named ? Optional.of(named.name()) : Optional.empty();
    }

    private static String wanted(Value value) {
        Origin origin = value.origin();
        Optional<String> named = named(origin);
        if (named.isPresent()) {
            return named.get();
        }
        if (value.operation() instanceof Call call) {
            return call.function().javaName();
        }
        if (value.operation() instanceof Contract) {
            return "product";
        }
        if (value.operation() instanceof Reduce reduce) {
            return reduce.kind().name().toLowerCase(Locale.ROOT);
        }
        return value.operation() instanceof MapOperation map && map.expression() instanceof Apply apply
                ? apply.primitive().name().toLowerCase(Locale.ROOT)
                : "entries";
    }
}
