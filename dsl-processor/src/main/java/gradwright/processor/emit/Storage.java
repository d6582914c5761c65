package gradwright.processor.emit;

import gradwright.processor.ir.Expr.Apply;
import gradwright.processor.ir.Graph.Program;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Origin.Part;
import gradwright.processor.ir.Value;
import gradwright.processor.op.Call;
import gradwright.processor.op.Contract;
import gradwright.processor.op.Gather;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Reduce;
import gradwright.processor.op.Source;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.Slot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which Java array holds a value, and whether it is a field or an argument. */
final class Storage implements Placement {

    /** The field of the declared weights of the classes. */
    static final String CLASS_WEIGHTS = "classWeights";

    /** The field through which products are computed that are not written in line. */
    static final String PRODUCTS = "products";

    /** What methods call their own variables, and the types whose functions they call; no field has these names. */
    private static final Set<String> RESERVED = Set.of(
            PRODUCTS,
            "LAYOUT",
            "samples",
            "parameters",
            "kernels",
            "direction",
            "hessian",
            "product",
            "recorder",
            "n",
            "i",
            "j",
            "k",
            "Double",
            "Elementary",
            "Float",
            "Initializer",
            "Kernels",
            "Layout",
            "Math",
            "Parameters",
            "Rows");

    private final BufferPlan plan;
    private final Optional<Storage> around;
    private final Names names = new Names(RESERVED);
    private final Set<String> parameters = new LinkedHashSet<>();
    private final Map<Value, String> gradients = new HashMap<>();
    private final Map<Value, String> results = new LinkedHashMap<>();
    private final Set<Value> losses = new HashSet<>();

    Storage(BufferPlan plan) {
        this(plan, Optional.empty());
    }

    /** The arrays of a class within the one whose parameters {@code around} names. */
    Storage(BufferPlan plan, Storage around) {
        this(plan, Optional.of(around));
    }

    private Storage(BufferPlan plan, Optional<Storage> around) {
        this.plan = plan;
        this.around = around;
        around.ifPresent(outer -> outer.parameters.forEach(names::take));
        for (String argument : new String[] {"input", "targets", "labels", "weights", "losses", CLASS_WEIGHTS}) {
            names.of(argument, thing -> argument);
        }
        for (Program program : plan.kernels().graph().programs()) {
            for (Root root : program.roots()) {
                if (root.role() == Role.OUTPUT) {
                    results.put(root.value(), names.of(root.value().origin(), o -> wanted(root.value())));
                } else if (root.role() == Role.LOSS) {
                    results.put(root.value(), names.of("losses", thing -> "losses"));
                    losses.add(root.value());
                } else if (root.role() == Role.PRODUCT) {
                    results.put(
                            root.value(), names.of("product of " + root.name(), o -> camel(root.name()) + "Product"));
                }
            }
        }
    }

    /** Fixes the name of a parameter's array, in the order of the declaration. */
    String parameter(String parameter) {
        if (around.isPresent()) {
            return around.get().parameter(parameter);
        }
        String name = names.of(parameter, thing -> camel(parameter));
        parameters.add(name);
        return name;
    }

    /** The name of the array of a parameter's gradient. */
    String gradient(String parameter) {
        return names.of(parameter + " gradient", thing -> camel(parameter) + "Gradient");
    }

    /** The name of a workspace array. */
    String slot(Slot slot) {
        if (results.containsKey(slot.value())) {
            return array(slot.value());
        }
        return names.of(
                slot, thing -> plan.inputGradient().equals(Optional.of(slot)) ? "inputGradient" : wanted(slot.value()));
    }

    /** For what has taken the place of a function of a row, that function or its entry. */
    Map<Value, Value> functions() {
        return plan.kernels().functions();
    }

    /** What a variable that holds the value is called, unless that is taken. */
    String variable(Value value) {
        Value function = functions().getOrDefault(value, value);
        if (function.operation() instanceof Gather gather && function != value) {
            function = gather.operand();
        }
        return function.operation() instanceof Call call
                ? call.function().javaName()
                : SharedExpressions.name(((MapOperation) value.operation()).expression());
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
            return source.kind() == Source.Kind.PARAMETER
                    ? parameter(source.name())
                    : names.of(
                            source.name(),
                            thing -> source.kind() == Source.Kind.DIRECTION
                                    ? wanted(((Origin.Tangent) value.origin()).of()) + "Direction"
                                    : source.name());
        }
        String result = results.get(value);
        if (result != null) {
            return result;
        }
        return gradientOf(value)
                .map(this::gradient)
                .orElseGet(() -> slot(
                        plan.slotOf(value).orElseThrow(() -> new IllegalStateException(value + " is not stored"))));
    }

    /** Whether the value is handed to methods rather than found in a field. */
    boolean isArgument(Value value) {
        return results.containsKey(value)
                || (value.operation() instanceof Source source
                        && source.kind() != Source.Kind.PARAMETER
                        && source.kind() != Source.Kind.CLASS_WEIGHTS);
    }

    /** Where a value stands among the arguments of a method: input, output, target, weights, losses. */
    int rank(Value value) {
        if (value.operation() instanceof Source source) {
            return source.kind() == Source.Kind.INPUT ? 0 : source.kind() == Source.Kind.SAMPLE_WEIGHTS ? 3 : 2;
        }
        return isLoss(value) ? 4 : 1;
    }

    /** Whether it is the losses of samples, which are in double whatever the precision; a formula may name them itself. */
    boolean isLoss(Value value) {
        return losses.contains(value)
                || (value.origin() instanceof Origin.Declared declared && declared.part() == Origin.Part.LOSS);
    }

    @Override
    public String assignment(Value value) {
        return isAccumulated(value) ? "+=" : "=";
    }

    /** Whether the value is added to what its array holds: the gradients of several batches add up. */
    boolean isAccumulated(Value value) {
        return gradientOf(value).isPresent();
    }

    @Override
    public boolean isStored(Value value) {
        return value.operation() instanceof Source
                || results.containsKey(value)
                || gradientOf(value).isPresent()
                || plan.slotOf(value).isPresent();
    }

    private Optional<String> gradientOf(Value value) {
        if (gradients.isEmpty()) {
            plan.kernels().graph().programs().stream()
                    .flatMap(program -> program.roots().stream())
                    .filter(root -> root.role() == Role.GRADIENT)
                    .forEach(root -> gradients.put(root.value(), root.name()));
        }
        return Optional.ofNullable(gradients.get(value));
    }

    private String wanted(Value value) {
        if (!(value.origin() instanceof Origin.Intermediate)) {
            return wanted(value.origin());
        }
        if (value.operation() instanceof Call call) {
            return layer(call.operand().origin()) + capital(call.function().javaName());
        }
        if (value.operation() instanceof MapOperation map && map.expression() instanceof Apply apply) {
            return layer(value.origin()) + capital(apply.primitive().name().toLowerCase(Locale.ROOT));
        }
        if (value.operation() instanceof Contract) {
            return layer(value.origin()) + "Product";
        }
        if (value.operation() instanceof Reduce reduce) {
            return layer(value.origin()) + capital(Accumulator.wanted(reduce.kind()));
        }
        return layer(value.origin()) + "Value";
    }

    private String wanted(Origin origin) {
        if (origin instanceof Origin.Tangent tangent) {
            return wanted(tangent.of()) + "Tangent";
        }
        if (origin instanceof Origin.Cotangent cotangent) {
            return derivative(cotangent);
        }
        if (origin instanceof Origin.Declared declared) {
            return switch (declared.part()) {
                case WEIGHT, BIAS -> camel(declared.toString());
                case PRE_ACTIVATION -> declared.layer() + "Pre";
                default -> layer(declared);
            };
        }
        if (origin instanceof Origin.Named named) {
            return layer(named) + capital(named.name());
        }
        return layer(origin);
    }

    /** A derivative by a layer is its delta; one by a parameter its gradient. */
    private String derivative(Origin.Cotangent cotangent) {
        if (cotangent.of() instanceof Origin.Declared declared) {
            if (declared.part() == Part.WEIGHT || declared.part() == Part.BIAS) {
                return camel(declared.toString()) + "Gradient";
            }
            Origin other = new Origin.Cotangent(new Origin.Declared(declared.layer(), Part.PRE_ACTIVATION));
            List<Origin> others = List.of(other, other.tangent());
            boolean isSecond = declared.part() == Part.OUTPUT
                    && plan.slots().stream()
                            .anyMatch(slot -> others.contains(slot.value().origin()));
            return layer(cotangent) + (isSecond ? "OutputDelta" : "Delta");
        }
        return (cotangent.of() instanceof Origin.Named named ? wanted(named) : layer(cotangent)) + "Delta";
    }

    private static String layer(Origin origin) {
        return origin.layer().equals(Origin.LOSS_LAYER) ? "loss" : origin.layer();
    }

    /** {@code hidden.weight} as {@code hiddenWeight}. */
    static String camel(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + capital(name.substring(dot + 1));
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
