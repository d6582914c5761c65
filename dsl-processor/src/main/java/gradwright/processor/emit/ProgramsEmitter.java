package gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import gradwright.processor.build.Outline;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Role;
import gradwright.processor.ir.Graph.Root;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.kernel.Schedule;
import gradwright.processor.kernel.Schedule.Routine;
import gradwright.processor.op.Source;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes programs that share their methods and their workspace: the arrays, and the programs as methods over them. */
final class ProgramsEmitter {

    private static final String RECORDER = "recorder";
    private static final String DIRECTION = "direction";
    private static final String PRODUCT = "product";

    private final Outline outline;
    private final BufferPlan plan;
    private final Storage storage;
    private final RuntimeTypes types;
    private final StatementPrinter printer;
    private final MethodSplitter splitter;
    private final Map<Routine, Method> methods = new LinkedHashMap<>();
    private final Map<String, List<Method>> byName = new HashMap<>();

    ProgramsEmitter(Outline outline, BufferPlan plan, Storage storage, RuntimeTypes types) {
        this.outline = outline;
        this.plan = plan;
        this.storage = storage;
        this.types = types;
        this.printer = new StatementPrinter(types.precision());
        this.splitter = new MethodSplitter(storage.names(), List.of("samples"));
    }

    void addFields(TypeSpec.Builder type) {
        plan.slots().forEach(slot -> type.addField(workspace(slot)));
    }

    void addMethods(TypeSpec.Builder type) {
        type.addMethod(reserve());
        routines();
        plan.kernels().schedules().forEach(schedule -> type.addMethod(program(schedule)));
        if (recordings().size() == 1) {
            type.addMethod(recording(recordings().get(0)));
        }
        methods.values().forEach(method -> splitter.take(method.name()));
        methods.values().stream()
                .distinct()
                .sorted(Comparator.comparing(Method::rank))
                .flatMap(method -> splitter.split(method).stream())
                .forEach(method -> type.addMethod(method(method)));
        splitter.fields().forEach((name, kept) -> type.addField(printer.type(kept), name, Modifier.PRIVATE));
    }

    private FieldSpec workspace(Slot slot) {
        return FieldSpec.builder(types.reals(), storage.slot(slot), Modifier.PRIVATE)
                .initializer("{}")
                .addJavadoc("$L", workspaceComment(slot))
                .build();
    }

    /** The shape, and the meaning where the name does not tell. */
    private String workspaceComment(Slot slot) {
        String shape = Formulas.shape(outline.samples(), slot.value());
        return slot.value().origin() instanceof Origin.Cotangent cotangent
                        && !(cotangent.of() instanceof Origin.Intermediate)
                ? shape + ", " + cotangent
                : shape;
    }

    private MethodSpec reserve() {
        MethodSpec.Builder reserve = override("reserve");
        for (Slot slot : plan.inOrderOfArrays()) {
            Optional<Slot> host = slot.host();
            if (host.isPresent()) {
                reserve.addCode(
                        "$L = $L; // $L\n",
                        storage.slot(slot),
                        storage.slot(host.get()),
                        slot.width() == host.get().width() ? "in place" : "not there at the same time");
            } else {
                reserve.addStatement("$L = new $T[$L]", storage.slot(slot), types.real(), length(slot));
            }
        }
        return reserve.build();
    }

    private static CodeBlock length(Slot slot) {
        if (!slot.isOfSamples()) {
            return CodeBlock.of("$L", slot.width());
        }
        boolean isOfPairs =
                slot.value().axes().stream().filter(axis -> !axis.isFixed()).count() > 1;
        if (isOfPairs) {
            return CodeBlock.of("LAYOUT.ofPairs(samples, $L)", slot.width());
        }
        return slot.width() == 1 ? CodeBlock.of("samples") : CodeBlock.of("samples * $L", slot.width());
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(TypeName.INT, "samples");
    }

    /** Lowers every routine once: programs share most of theirs. */
    private void routines() {
        RoutineLowering lowering =
                new RoutineLowering(outline.samples(), storage, plan.kernels().reads());
        for (Schedule schedule : plan.kernels().schedules()) {
            for (Routine routine : schedule.routines()) {
                if (!methods.containsKey(routine)) {
                    Method method = named(
                            lowering.method(routine), schedule.program().kind().targets());
                    methods.put(routine, method);
                    byName.computeIfAbsent(method.name(), key -> new ArrayList<>())
                            .add(method);
                }
            }
        }
    }

    /** Equal names with equal parameters but other statements are told apart, by targets if that does. */
    private Method named(Method method, Targets targets) {
        if (!isTaken(method)) {
            return method;
        }
        String name = method.name() + ofTargets(targets);
        Method other = method.withName(name);
        for (int i = 2; isTaken(other); i++) {
            other = method.withName(name + i);
        }
        return other;
    }

    private static String ofTargets(Targets targets) {
        return switch (targets) {
            case NONE -> "";
            case DENSE -> "OfTargets";
            case LABELS -> "OfLabels";
        };
    }

    private boolean isTaken(Method method) {
        return byName.getOrDefault(method.name(), List.of()).stream()
                .anyMatch(other -> other.parameterTypes().equals(method.parameterTypes()) && !other.equals(method));
    }

    private static String name(Task task) {
        return switch (task) {
            case PREDICT -> "predict";
            case LOSS -> "losses";
            case GRADIENT -> "addGradient";
            case TRACE -> "trace";
            case HESSIAN_VECTOR -> "hessianVector";
            case VJP, JVP -> throw new IllegalStateException("no network does " + task);
        };
    }

    private MethodSpec program(Schedule schedule) {
        Kind kind = schedule.program().kind();
        boolean isGradient = kind.task() == Task.GRADIENT;
        MethodSpec.Builder program = override(name(kind.task())).addParameter(types.reals(), "input");
        if (kind.task() == Task.PREDICT) {
            program.addParameter(
                    types.reals(),
                    storage.array(schedule.program().roots().get(0).value()));
        } else {
            if (kind.targets() != Targets.NONE) {
                program.addParameter(kind.targets() == Targets.LABELS ? labels() : targets());
            }
            if (kind.task() == Task.GRADIENT || kind.task() == Task.TRACE) {
                program.addParameter(types.reals(), "weights");
            }
            if (kind.task() != Task.HESSIAN_VECTOR) {
                program.addParameter(RuntimeTypes.LOSSES, "losses");
            }
        }
        if (kind.task() == Task.TRACE) {
            program.addParameter(types.recorder(), RECORDER);
        }
        if (kind.task() == Task.HESSIAN_VECTOR) {
            program.addParameter(types.matrices(), DIRECTION).addParameter(types.matrices(), PRODUCT);
            matrices(schedule, program);
        }
        List<Routine> routines = schedule.routines();
        List<Routine> prediction = plan.kernels().schedules().get(0).routines();
        boolean predicts = plan.predicts()
                && kind.task() != Task.PREDICT
                && routines.size() > prediction.size()
                && prediction.size() > 1
                && methodsOf(routines.subList(0, prediction.size())).equals(methodsOf(prediction));
        if (predicts) {
            program.addStatement("predict(samples, input, $L)", storage.array(result()));
        }
        List<Routine> rest = predicts ? routines.subList(prediction.size(), routines.size()) : routines;
        for (Routine routine : rest) {
            Method method = methodOf(routine);
            program.addStatement(call(method));
            if (method.givesLosses() && isGradient) {
                program.addStatement("requireFinite(samples, losses)");
            }
        }
        if (kind.task() == Task.TRACE) {
            if (recordings().size() == 1) {
                program.addStatement("record(samples, $L)", RECORDER);
            } else {
                program.addCode(statements(schedule.program().roots()));
            }
        }
        return program.build();
    }

    /** Finds the arrays of a direction and of a product, as far as they are used. */
    private void matrices(Schedule schedule, MethodSpec.Builder program) {
        List<Value> directions = Graph.reachable(
                        schedule.program().roots().stream().map(Root::value).toList())
                .stream()
                .filter(value -> value.operation() instanceof Source source && source.kind() == Source.Kind.DIRECTION)
                .toList();
        List<String> parameters = outline.layers().stream()
                .flatMap(layer -> layer.parameters().stream())
                .map(Outline.Parameter::name)
                .toList();
        for (Value value : directions) {
            String parameter = ((Origin.Tangent) value.origin()).of().toString();
            local(program, value, DIRECTION, parameters.indexOf(parameter));
        }
        for (Root root : schedule.program().roots()) {
            local(program, root.value(), PRODUCT, parameters.indexOf(root.name()));
        }
    }

    private void local(MethodSpec.Builder program, Value value, String matrices, int place) {
        program.addStatement("$T $L = $L.get($L).data", types.reals(), storage.array(value), matrices, place);
    }

    /** Hands everything that a trace shows to its recorder; which arrays these are may depend on the targets. */
    private List<CodeBlock> recordings() {
        return plan.kernels().schedules().stream()
                .filter(schedule -> schedule.program().kind().task() == Task.TRACE)
                .map(schedule -> statements(schedule.program().roots()))
                .distinct()
                .toList();
    }

    private MethodSpec recording(CodeBlock statements) {
        return MethodSpec.methodBuilder("record")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "samples")
                .addParameter(types.recorder(), RECORDER)
                .addCode(statements)
                .build();
    }

    private CodeBlock statements(List<Root> roots) {
        CodeBlock.Builder recording = CodeBlock.builder();
        for (Root root : roots) {
            if (root.role().isTraced() && !(root.value().operation() instanceof Source)) {
                recording.addStatement(
                        "$L.$L($S, $L$L)",
                        RECORDER,
                        root.role() == Role.TRACED_VALUE ? "value" : "gradient",
                        root.name(),
                        storage.array(root.value()),
                        isParameter(root.value()) ? "" : shape(root.value()));
            }
        }
        for (Root root : roots) {
            if (root.role() == Role.TRACED_VALUE && root.value().operation() instanceof Source source) {
                recording.addStatement("$L.same($S, $S)", RECORDER, root.name(), source.name());
            }
        }
        for (Outline.Layer layer : outline.layers()) {
            if (layer.affine().isEmpty()) {
                recording.addStatement(
                        "$L.same($S, $S)", RECORDER, layer.name() + Origin.PRE_ACTIVATION, layer.source());
            }
        }
        return recording.build();
    }

    private static boolean isParameter(Value gradient) {
        return gradient.axes().stream().allMatch(Axis::isFixed);
    }

    /** Rows and columns, as arguments. */
    private static String shape(Value value) {
        return value.axes().stream()
                .map(axis -> axis.isFixed() ? ", " + axis.length() : ", samples")
                .collect(Collectors.joining());
    }

    private List<Method> methodsOf(List<Routine> routines) {
        return routines.stream().map(this::methodOf).toList();
    }

    private Method methodOf(Routine routine) {
        return Objects.requireNonNull(methods.get(routine));
    }

    private Value result() {
        return plan.kernels().schedules().get(0).program().roots().get(0).value();
    }

    private ParameterSpec targets() {
        return ParameterSpec.builder(types.reals(), "targets").build();
    }

    private static ParameterSpec labels() {
        return ParameterSpec.builder(RuntimeTypes.LABELS, "labels").build();
    }

    private static CodeBlock call(Method method) {
        CodeBlock.Builder call = CodeBlock.builder().add("$L(samples", method.name());
        method.parameters().forEach(parameter -> call.add(", $L", parameter.name()));
        return call.add(")").build();
    }

    private MethodSpec method(Method method) {
        MethodSpec.Builder builder = MethodSpec.methodBuilder(method.name())
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L\n", method.summary())
                .addParameter(TypeName.INT, "samples");
        for (Method.Parameter parameter : method.parameters()) {
            builder.addParameter(types.of(parameter.type()), parameter.name());
        }
        return builder.addCode(printer.print(method.statements())).build();
    }
}
