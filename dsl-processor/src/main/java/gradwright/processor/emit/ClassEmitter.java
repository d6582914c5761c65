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
import gradwright.processor.ir.Derivation;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Graph.Targets;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.WeightLayout;
import gradwright.processor.kernel.CostModel;
import gradwright.processor.op.Source;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class of a network: its layout, its arrays, and its programs as methods. */
public final class ClassEmitter {

    /** Layers described by one chain of calls. */
    private static final int LONGEST_CHAIN = 50;

    /** Class weights written in one method: some 8,000 would be more than a method can hold. */
    private static final int LONGEST_LIST = 1_000;

    private static final String TRACING = "Tracing";
    private static final String TRACING_SUMMARY =
            "A gradient with every value on its way, each kept in an array of its own.";
    private static final String HESSIAN = "SecondOrder";
    private static final String HESSIAN_SUMMARY =
            "The derivative of the gradient along a direction; D v is that of v, which is called the tangent of v.";

    private final Outline outline;
    private final Derivation derivation;
    private final BufferPlan plan;
    private final Map<Task, BufferPlan> apart;
    private final Storage storage;
    private final ClassName type;
    private final RuntimeTypes types;

    private ClassEmitter(Outline outline, Derivation derivation, BufferPlan plan, Map<Task, BufferPlan> apart) {
        this.outline = outline;
        this.derivation = derivation;
        this.plan = plan;
        this.apart = Map.copyOf(apart);
        this.storage = new Storage(plan);
        this.type = ClassName.get(outline.name().packageName(), outline.name().simpleName());
        this.types = new RuntimeTypes(outline.precision());
    }

    /**
     * The source of the network's class.
     *
     * @param derivation the formulas that the class says of itself
     * @param plan prediction, loss and gradient
     * @param apart the tasks that have a workspace and methods of their own
     */
    public static GeneratedSource emit(
            Outline outline, Derivation derivation, BufferPlan plan, Map<Task, BufferPlan> apart) {
        return new ClassEmitter(outline, derivation, plan, apart).source();
    }

    private GeneratedSource source() {
        TypeSpec.Builder builder = TypeSpec.classBuilder(type)
                .addJavadoc("$L", javadoc())
                .addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                        .addMember("value", "$S", "gradwright")
                        .build())
                .addModifiers(visibility(Modifier.FINAL))
                .superclass(supertype());
        builder.addField(layoutField());
        parameterFields().forEach(builder::addField);
        if (callsProducts()) {
            builder.addField(FieldSpec.builder(types.products(), Storage.PRODUCTS, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("products()")
                    .build());
        }
        ProgramsEmitter programs = new ProgramsEmitter(outline, plan, storage, types);
        programs.addFields(builder);
        if (apart.containsKey(Task.HESSIAN_VECTOR)) {
            builder.addField(FieldSpec.builder(ClassName.get("", HESSIAN), "hessian", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $L()", HESSIAN)
                    .build());
        }
        if (isLayoutLong()) {
            builder.addMethod(layoutMethod());
        }
        for (int from = LONGEST_LIST; from < outline.classWeights().size(); from += LONGEST_LIST) {
            builder.addMethod(classWeightsMethod(from));
        }
        factories().forEach(builder::addMethod);
        if (plan.inputGradient().isPresent()) {
            builder.addSuperinterface(types.inputGradient());
            builder.addMethod(inputGradient(plan.inputGradient().get()));
        }
        BufferPlan trace = apart.get(Task.TRACE);
        BufferPlan hessian = apart.get(Task.HESSIAN_VECTOR);
        if (trace != null) {
            targets(trace).forEach(targets -> builder.addMethod(trace(targets)));
        }
        if (hessian != null) {
            targets(hessian).forEach(targets -> builder.addMethod(hessianVector(targets)));
        }
        programs.addMethods(builder);
        if (trace != null) {
            builder.addType(within(trace, TRACING, types.tracer(targets(trace)), TRACING_SUMMARY));
        }
        if (hessian != null) {
            builder.addType(within(hessian, HESSIAN, types.hessian(targets(hessian)), HESSIAN_SUMMARY));
        }
        JavaFile file = JavaFile.builder(outline.name().packageName(), builder.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        return new GeneratedSource(type.canonicalName(), Formatting.format(file.toString()));
    }

    private ClassName supertype() {
        List<Targets> targets = outline.targets();
        return types.supertype(
                targets.isEmpty()
                        ? "Network"
                        : targets.contains(Targets.LABELS)
                                ? "Classifier"
                                : targets.contains(Targets.DENSE) ? "Learner" : "Objective");
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
        return "The network declared by {@link " + outline.name().declared() + "}.\n\n" + inheritance()
                + "<pre>{@code\n" + new OutlineTable(outline, plan).text() + "}</pre>\n\n"
                + new DerivationText(outline, derivation, plan.inputGradient().isPresent()).javadoc();
    }

    /** The order in which the classes were read that the layers stand in. */
    private String inheritance() {
        List<String> superclasses = outline.layers().stream()
                .flatMap(layer -> layer.inheritedFrom().stream())
                .distinct()
                .map(name -> "{@code " + name + "}")
                .toList();
        return superclasses.isEmpty()
                ? ""
                : "<p>Its layers are those of " + String.join(", then ", superclasses) + ", then its own:\n\n";
    }

    private FieldSpec layoutField() {
        CodeBlock value = isLayoutLong()
                ? CodeBlock.of("wholeLayout()")
                : CodeBlock.builder()
                        .add(start())
                        .add("$>$>")
                        .add(layers(outline.layers()))
                        .add(loss())
                        .add("$<$<")
                        .build();
        return FieldSpec.builder(RuntimeTypes.LAYOUT, "LAYOUT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    /** Whether the layout is put together in several statements: compilers recurse along a chain of calls. */
    private boolean isLayoutLong() {
        return outline.layers().size() > LONGEST_CHAIN || outline.classWeights().size() > LONGEST_LIST;
    }

    /** Adds the weights of the classes from {@code from} on, as many as a method writes. */
    private MethodSpec classWeightsMethod(int from) {
        return MethodSpec.methodBuilder(classWeightsFrom(from))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeTypes.LAYOUT, "layout")
                .returns(RuntimeTypes.LAYOUT)
                .addStatement("return layout.classWeights($L)", classWeights(from))
                .build();
    }

    private static String classWeightsFrom(int from) {
        return "classWeightsFrom" + from;
    }

    private String classWeights(int from) {
        int end = Math.min(from + LONGEST_LIST, outline.classWeights().size());
        return outline.classWeights().subList(from, end).stream()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    private MethodSpec layoutMethod() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("wholeLayout")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RuntimeTypes.LAYOUT)
                .addStatement("$T layout = $L", RuntimeTypes.LAYOUT, start());
        for (int i = 0; i < outline.layers().size(); i += LONGEST_CHAIN) {
            int end = Math.min(i + LONGEST_CHAIN, outline.layers().size());
            method.addCode("layout = layout$>$>")
                    .addCode(layers(outline.layers().subList(i, end)))
                    .addCode(";$<$<\n");
        }
        method.addStatement("layout = layout$L", loss());
        for (int from = LONGEST_LIST; from < outline.classWeights().size(); from += LONGEST_LIST) {
            method.addStatement("layout = $L(layout)", classWeightsFrom(from));
        }
        return method.addStatement("return layout").build();
    }

    private CodeBlock start() {
        return CodeBlock.of(
                "$T.$L($S, $L)",
                RuntimeTypes.LAYOUT,
                outline.samples() == Samples.ROWS ? "of" : "ofColumns",
                outline.name().declared(),
                outline.inputs());
    }

    private CodeBlock layers(List<Outline.Layer> layers) {
        CodeBlock.Builder layout = CodeBlock.builder();
        for (Outline.Layer layer : layers) {
            layout.add(
                    "\n.layer($S, $L, $S, $L)",
                    layer.name(),
                    layer.width(),
                    layer.formula(),
                    plan.keptBy(layer.name(), layer.width(), layer.affine().isPresent()));
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
        return layout.build();
    }

    private CodeBlock loss() {
        CodeBlock.Builder layout = CodeBlock.builder();
        outline.loss().ifPresent(loss -> layout.add("\n.loss($S)", loss));
        if (outline.takesSigns()) {
            layout.add(".signs()");
        }
        if (outline.compared() != outline.output().width()) {
            layout.add(".targets($L)", outline.compared());
        }
        if (!outline.classWeights().isEmpty()) {
            layout.add(".classWeights($L)", classWeights(0));
        }
        return layout.build();
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
        if (!outline.classWeights().isEmpty()) {
            fields.add(FieldSpec.builder(types.reals(), Storage.CLASS_WEIGHTS, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("classWeights()")
                    .addJavadoc("$L", "1 x " + outline.classWeights().size())
                    .build());
        }
        return fields;
    }

    /** Traces compute no other products than gradients do. */
    private boolean callsProducts() {
        return plan.kernels().schedules().stream()
                .flatMap(schedule -> schedule.kernels().stream())
                .anyMatch(CostModel::isCalled);
    }

    private List<MethodSpec> factories() {
        MethodSpec constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(types.parameters(), "parameters")
                .addParameter(RuntimeTypes.KERNELS, "kernels")
                .addStatement("super(LAYOUT, parameters, kernels)")
                .build();
        MethodSpec create = create().addJavadoc(
                        "A network with parameters initialised from {@code seed}, the same on every machine.\n")
                .addStatement("return create(seed, $T.plain())", RuntimeTypes.KERNELS)
                .build();
        MethodSpec createWithKernels = create().addJavadoc("The same, whose large products {@code kernels} compute.\n")
                .addParameter(RuntimeTypes.KERNELS, "kernels")
                .addStatement("return new $T($T.initialised(LAYOUT, seed), kernels)", type, types.parameters())
                .build();
        return List.of(constructor, create, createWithKernels, another("replica", "shared"), another("copy", "copied"));
    }

    private MethodSpec.Builder create() {
        return MethodSpec.methodBuilder("create")
                .addModifiers(visibility(Modifier.STATIC))
                .returns(type)
                .addParameter(TypeName.LONG, "seed");
    }

    private MethodSpec another(String name, String parameters) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return new $T(parameterSet().$L(), kernels())", type, parameters)
                .build();
    }

    private MethodSpec inputGradient(Slot slot) {
        return MethodSpec.methodBuilder("inputGradient")
                .addJavadoc("""
                        The gradient by the input, $L, that the last call of {@code gradient} left: a matrix that
                        the next one overwrites.
                        """, Formulas.shape(outline.samples(), slot.value()))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(types.matrix())
                .addStatement("return inputGradient($L)", storage.slot(slot))
                .build();
    }

    private static List<Targets> targets(BufferPlan programs) {
        return programs.kernels().schedules().stream()
                .map(schedule -> schedule.program().kind().targets())
                .toList();
    }

    private MethodSpec trace(Targets targets) {
        List<ParameterSpec> arguments = arguments(targets);
        return MethodSpec.methodBuilder("trace")
                .addJavadoc(
                        "Everything that {@code gradient($L)} computes on its way, by name; changes nothing.\n",
                        names(arguments))
                .addModifiers(Modifier.PUBLIC)
                .returns(types.trace())
                .addParameters(arguments)
                .addStatement("return trace($L, new $L())", names(arguments), TRACING)
                .build();
    }

    private MethodSpec hessianVector(Targets targets) {
        List<ParameterSpec> arguments = arguments(targets);
        return MethodSpec.methodBuilder("hessianVector")
                .addJavadoc("""
                        The Hessian of the loss at {@code ($L)}, its second derivative by the parameters, times a direction.

                        @param direction a matrix for each of {@code parameters()}, in that order and of the parameter's
                            shape; not modified
                        @param result takes the product, a matrix for each parameter; reshaped and modified
                        """, names(arguments))
                .addModifiers(Modifier.PUBLIC)
                .addParameters(arguments)
                .addParameter(types.matrices(), "direction")
                .addParameter(types.matrices(), "result")
                .addStatement("hessianVector($L, direction, result, hessian)", names(arguments))
                .build();
    }

    /** The input, and what it is compared with. */
    private List<ParameterSpec> arguments(Targets targets) {
        List<ParameterSpec> arguments = new ArrayList<>();
        arguments.add(ParameterSpec.builder(types.matrix(), "x").build());
        if (targets == Targets.DENSE) {
            arguments.add(ParameterSpec.builder(types.matrix(), "targets").build());
        } else if (targets == Targets.LABELS) {
            arguments.add(ParameterSpec.builder(RuntimeTypes.LABELS, "labels").build());
        }
        return arguments;
    }

    private static CodeBlock names(List<ParameterSpec> arguments) {
        return arguments.stream().map(argument -> CodeBlock.of("$N", argument)).collect(CodeBlock.joining(", "));
    }

    /** Whether programs read what the object around them holds, as second derivatives of a linear network do not. */
    private static boolean readsAround(BufferPlan programs) {
        return Graph.reachable(programs.kernels().graph().roots()).stream()
                        .anyMatch(value -> value.operation() instanceof Source source
                                && (source.kind() == Source.Kind.PARAMETER
                                        || source.kind() == Source.Kind.CLASS_WEIGHTS))
                || programs.kernels().schedules().stream()
                        .flatMap(schedule -> schedule.kernels().stream())
                        .anyMatch(CostModel::isCalled);
    }

    /** A class within, for programs that have a workspace and methods of their own. */
    private TypeSpec within(BufferPlan programs, String name, TypeName supertype, String summary) {
        TypeSpec.Builder within = TypeSpec.classBuilder(name)
                .addJavadoc("$L\n", summary)
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .superclass(supertype);
        if (!readsAround(programs)) {
            within.addModifiers(Modifier.STATIC);
        }
        ProgramsEmitter emitter = new ProgramsEmitter(outline, programs, new Storage(programs, storage), types);
        emitter.addFields(within);
        emitter.addMethods(within);
        return within.build();
    }
}
