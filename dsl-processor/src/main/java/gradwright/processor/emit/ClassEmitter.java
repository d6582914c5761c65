package gradwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import gradwright.processor.build.Outline;
import gradwright.processor.ir.Graph.Kind;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.WeightLayout;
import gradwright.processor.kernel.Schedule;
import gradwright.processor.kernel.Schedule.Routine;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the class of a network: its layout, its arrays, and its programs as methods. */
public final class ClassEmitter {

    private final Outline outline;
    private final BufferPlan plan;
    private final Storage storage;
    private final ClassName type;
    private final RuntimeTypes types;
    private final StatementPrinter printer;
    private final Map<Routine, Method> methods = new LinkedHashMap<>();

    private ClassEmitter(Outline outline, BufferPlan plan) {
        this.outline = outline;
        this.plan = plan;
        this.storage = new Storage(plan);
        this.type = ClassName.get(outline.name().packageName(), outline.name().simpleName());
        this.types = new RuntimeTypes(outline.precision());
        this.printer = new StatementPrinter(outline.precision());
    }

    /** The source of the network's class. */
    public static GeneratedSource emit(Outline outline, BufferPlan plan) {
        return new ClassEmitter(outline, plan).source();
    }

    private GeneratedSource source() {
        TypeSpec.Builder builder = TypeSpec.classBuilder(type)
                .addJavadoc("$L", javadoc())
                .addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                        .addMember("value", "$S", "gradwright")
                        .build())
                .addModifiers(visibility(Modifier.FINAL))
                .superclass(supertype());
        builder.addField(layout());
        parameterFields().forEach(builder::addField);
        plan.slots().forEach(slot -> builder.addField(workspace(slot)));
        factories().forEach(builder::addMethod);
        builder.addMethod(reserve());
        routines();
        plan.kernels().schedules().forEach(schedule -> builder.addMethod(program(schedule)));
        methods.values().stream()
                .distinct()
                .sorted(Comparator.comparing(Method::rank))
                .forEach(method -> builder.addMethod(method(method)));
        JavaFile file = JavaFile.builder(outline.name().packageName(), builder.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        return new GeneratedSource(type.canonicalName(), Formatting.format(file.toString()));
    }

    private ClassName supertype() {
        return types.supertype(
                outline.loss().isEmpty() ? "Network" : outline.isClassification() ? "Classifier" : "Learner");
    }

    private Modifier[] visibility(Modifier... others) {
        List<Modifier> modifiers = new ArrayList<>();
        if (outline.isPublic()) {
            modifiers.add(Modifier.PUBLIC);
        }
        modifiers.addAll(List.of(others));
        return modifiers.toArray(Modifier[]::new);
    }

    private String javadoc() {
        return "The network declared by {@link " + outline.name().declared() + "}.\n\n<pre>{@code\n"
                + new OutlineTable(outline, plan).text() + "}</pre>\n";
    }

    private FieldSpec layout() {
        CodeBlock.Builder layout = CodeBlock.builder()
                .add(
                        "$T.$L($S, $L)$>$>",
                        RuntimeTypes.LAYOUT,
                        outline.samples() == Samples.ROWS ? "of" : "ofColumns",
                        outline.name().declared(),
                        outline.inputs());
        for (Outline.Layer layer : outline.layers()) {
            layout.add(
                    "\n.layer($S, $L, $S, $L)",
                    layer.name(),
                    layer.width(),
                    layer.formula(),
                    plan.keptBy(layer.name()));
            layer.affine().ifPresent(affine -> {
                layout.add(
                        "\n.$L($L, $L, $T.$L)",
                        affine.weights() == WeightLayout.IN_BY_OUT ? "weight" : "weightOutByIn",
                        layer.in(),
                        layer.width(),
                        RuntimeTypes.INITIALIZER,
                        affine.initializer().weight());
                if (affine.bias().isPresent()) {
                    layout.add(
                            ".bias($L, $T.$L)",
                            layer.width(),
                            RuntimeTypes.INITIALIZER,
                            affine.initializer().bias());
                }
            });
        }
        outline.loss().ifPresent(loss -> layout.add("\n.loss($S)", loss));
        return FieldSpec.builder(RuntimeTypes.LAYOUT, "LAYOUT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(layout.add("$<$<").build())
                .build();
    }

    private List<FieldSpec> parameterFields() {
        List<FieldSpec> fields = new ArrayList<>();
        List<FieldSpec> gradients = new ArrayList<>();
        for (Outline.Layer layer : outline.layers()) {
            for (Outline.Parameter parameter : layer.parameters()) {
                fields.add(FieldSpec.builder(
                                types.reals(), storage.parameter(parameter.name()), Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("values($S)", parameter.name())
                        .addJavadoc("$L", parameter.shape())
                        .build());
                if (outline.loss().isPresent()) {
                    gradients.add(FieldSpec.builder(
                                    types.reals(), storage.gradient(parameter.name()), Modifier.PRIVATE, Modifier.FINAL)
                            .initializer("gradients($S)", parameter.name())
                            .build());
                }
            }
        }
        fields.addAll(gradients);
        return fields;
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
        return slot.value().origin() instanceof Origin.Cotangent cotangent ? shape + ", " + cotangent : shape;
    }

    private List<MethodSpec> factories() {
        MethodSpec create = MethodSpec.methodBuilder("create")
                .addJavadoc("A network with parameters initialised from {@code seed}, the same on every machine.\n")
                .addModifiers(visibility(Modifier.STATIC))
                .returns(type)
                .addParameter(TypeName.LONG, "seed")
                .addStatement("return new $T($T.initialised(LAYOUT, seed))", type, types.parameters())
                .build();
        MethodSpec constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(types.parameters(), "parameters")
                .addStatement("super(LAYOUT, parameters)")
                .build();
        return List.of(constructor, create, another("replica", "shared"), another("copy", "copied"));
    }

    private MethodSpec another(String name, String parameters) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return new $T(parameterSet().$L())", type, parameters)
                .build();
    }

    private MethodSpec reserve() {
        MethodSpec.Builder reserve = override("reserve");
        for (Slot slot : plan.slots()) {
            Optional<Slot> host = slot.host();
            if (host.isPresent()) {
                reserve.addCode("$L = $L; // in place\n", storage.slot(slot), storage.slot(host.get()));
            } else {
                boolean isSingle = slot.width() == 1;
                reserve.addStatement(
                        isSingle ? "$L = new $T[samples]" : "$L = new $T[samples * $L]",
                        isSingle
                                ? new Object[] {storage.slot(slot), types.real()}
                                : new Object[] {storage.slot(slot), types.real(), slot.width()});
            }
        }
        return reserve.build();
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(TypeName.INT, "samples");
    }

    /** Lowers every routine; equal names with equal parameters but other statements are told apart. */
    private void routines() {
        RoutineLowering lowering =
                new RoutineLowering(outline.samples(), storage, plan.kernels().reads());
        for (Schedule schedule : plan.kernels().schedules()) {
            for (Routine routine : schedule.routines()) {
                Method method = lowering.method(routine);
                for (int i = 2; isTaken(method); i++) {
                    method = method.withName(lowering.method(routine).name() + i);
                }
                methods.put(routine, method);
            }
        }
    }

    private boolean isTaken(Method method) {
        return methods.values().stream()
                .anyMatch(other -> other.name().equals(method.name())
                        && other.parameterTypes().equals(method.parameterTypes())
                        && !other.equals(method));
    }

    private MethodSpec program(Schedule schedule) {
        Kind kind = schedule.program().kind();
        boolean isPrediction = kind.task() == Task.PREDICT;
        String name = kind.task().name().toLowerCase(Locale.ROOT);
        MethodSpec.Builder program = override(name).addParameter(types.reals(), "input");
        if (isPrediction) {
            program.addParameter(
                    types.reals(),
                    storage.array(schedule.program().roots().get(0).value()));
        } else {
            program.returns(TypeName.DOUBLE);
            program.addParameter(kind.targets() == Targets.LABELS ? labels() : targets());
        }
        List<Routine> routines = schedule.routines();
        List<Routine> prediction = plan.kernels().schedules().get(0).routines();
        boolean predicts = !isPrediction
                && routines.size() > prediction.size()
                && prediction.size() > 1
                && methodsOf(routines.subList(0, prediction.size())).equals(methodsOf(prediction));
        if (predicts) {
            program.addStatement("predict(samples, input, $L)", storage.array(result()));
        }
        List<Routine> rest = predicts ? routines.subList(prediction.size(), routines.size()) : routines;
        for (int i = 0; i < rest.size(); i++) {
            Method method = methodOf(rest.get(i));
            CodeBlock call = call(method);
            boolean isLast = i == rest.size() - 1;
            if (method.returnsLoss()) {
                program.addStatement(isLast ? "return $L" : "double loss = $L", call);
            } else {
                program.addStatement(call);
            }
            if (isLast && !method.returnsLoss() && !isPrediction) {
                program.addStatement("return loss");
            }
        }
        return program.build();
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
                .returns(method.returnsLoss() ? TypeName.DOUBLE : TypeName.VOID)
                .addParameter(TypeName.INT, "samples");
        for (Method.Parameter parameter : method.parameters()) {
            builder.addParameter(parameter.isLabels() ? RuntimeTypes.LABELS : types.reals(), parameter.name());
        }
        return builder.addCode(printer.print(method.statements())).build();
    }
}
