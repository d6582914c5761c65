package gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import gradwright.processor.build.FunctionOutline;
import gradwright.processor.differentiate.FunctionDifferentiator;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.FormulaSignature.Kind;
import gradwright.processor.formula.FormulaSignature.Parameter;
import gradwright.processor.formula.LoweredFormula;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Graph;
import gradwright.processor.ir.Size;
import gradwright.processor.kernel.KernelPlan;
import gradwright.processor.kernel.LoopScheduler;
import gradwright.processor.plan.BufferPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class of one function: its signature, and its entry points in the declaration's own names. */
final class FunctionEmitter {

    private final FunctionOutline outline;
    private final BufferPlan plan;
    private final List<String> dimensions;
    private final FunctionStorage storage;
    private final RuntimeTypes types;
    private final boolean isPublic;
    private final Optional<String> broken;

    FunctionEmitter(FunctionOutline outline, BufferPlan plan, boolean isPublic) {
        this(outline, plan, isPublic, Optional.empty());
    }

    private FunctionEmitter(FunctionOutline outline, BufferPlan plan, boolean isPublic, Optional<String> broken) {
        this.outline = outline;
        this.broken = broken;
        this.plan = plan;
        this.isPublic = isPublic;
        this.dimensions = dimensions(outline);
        this.storage = new FunctionStorage(outline, dimensions, plan);
        this.types = new RuntimeTypes(outline.precision());
    }

    /** The class that stands in for a function of a {@code declaration} with errors. */
    static TypeSpec skeleton(FunctionOutline outline, boolean isPublic, String declaration) {
        KernelPlan nothing = LoopScheduler.schedule(new Graph(List.of(), List.of()));
        return new FunctionEmitter(outline, new BufferPlan(nothing, List.of()), isPublic, Optional.of(declaration))
                .skeleton();
    }

    private TypeSpec skeleton() {
        TypeSpec.Builder type = TypeSpec.classBuilder(outline.simpleName())
                .addJavadoc("Stands in for {@code $L}.\n", outline.declared())
                .addModifiers(modifiers(Modifier.STATIC, Modifier.FINAL))
                .superclass(supertype())
                .addField(signature())
                .addMethod(constructor());
        entryPoints().forEach(type::addMethod);
        return type.addMethod(throwing(override("reserve")))
                .addMethod(throwing(
                        override("computeValue").returns(outline.isNumber() ? TypeName.DOUBLE : TypeName.VOID)))
                .build();
    }

    private MethodSpec throwing(MethodSpec.Builder method) {
        return method.addStatement(
                        "throw new $T($S)",
                        IllegalStateException.class,
                        "the declaration of " + broken.orElseThrow() + " has compile errors")
                .build();
    }

    private TypeName supertype() {
        return types.supertype(outline.isNumber() ? "ScalarFunction" : "MatrixFunction");
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(modifiers())
                .addStatement("super(SIGNATURE)")
                .build();
    }

    /** All dimensions of the signature, in order of appearance. */
    private static List<String> dimensions(FunctionOutline outline) {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter parameter : outline.signature().parameters()) {
            parameter.dimensions().forEach(dimension -> names.add(dimension.name()));
        }
        outline.result().forEach(dimension -> names.add(dimension.name()));
        outline.selections().forEach(selection -> names.add(dimension(selection)));
        outline.traced().forEach(binding -> names.addAll(binding.dimensions()));
        return List.copyOf(names);
    }

    /** A dimension is known by its size: a symbol's name, or a number. */
    private static String dimension(LoweredFormula.Selection selection) {
        Axis along = selection.along();
        return along.size() instanceof Size.Symbol symbol ? symbol.name() : Integer.toString(along.length());
    }

    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(outline.simpleName())
                .addJavadoc("{@code $L}\n", javadoc(outline.formula()))
                .addModifiers(modifiers(Modifier.STATIC, Modifier.FINAL))
                .superclass(supertype())
                .addField(signature());
        FunctionProgramsEmitter programs = new FunctionProgramsEmitter(outline, plan, dimensions, storage, types);
        programs.addFields(type);
        type.addMethod(constructor());
        entryPoints().forEach(type::addMethod);
        type.addMethod(take());
        if (!outline.differentiable().isEmpty()) {
            type.addMethod(takeTangents());
        }
        programs.addMethods(type);
        return type.build();
    }

    /** A formula inside {@code @code}: braces there have to match, and what ends a comment must not occur. */
    private static String javadoc(String formula) {
        return formula.replaceAll("\\s+", " ").replace("*/", "* /").replace("$", "$$");
    }

    private Modifier[] modifiers(Modifier... others) {
        List<Modifier> modifiers = new ArrayList<>();
        if (isPublic) {
            modifiers.add(Modifier.PUBLIC);
        }
        modifiers.addAll(List.of(others));
        return modifiers.toArray(Modifier[]::new);
    }

    private FieldSpec signature() {
        CodeBlock.Builder signature = CodeBlock.builder().add("$T.of($S", RuntimeTypes.SIGNATURE, outline.declared());
        dimensions.forEach(dimension -> signature.add(", $S", dimension));
        signature.add(")$>$>");
        for (Parameter parameter : outline.signature().parameters()) {
            List<Dimension> shape = parameter.dimensions();
            String kind = switch (parameter.kind()) {
                case NUMBER -> "number";
                case MATRIX -> shape.size() == 2 ? "matrix" : "vector";
                case INDEX -> "index";
                case INDICES -> "indices";
            };
            signature.add("\n.$L($S", kind, parameter.name());
            shape.forEach(dimension -> signature.add(", $S", dimension.name()));
            signature.add(")");
            if (parameter.isConstant() && (parameter.kind() == Kind.NUMBER || parameter.kind() == Kind.MATRIX)) {
                signature.add(".constant()");
            }
        }
        if (!outline.isNumber()) {
            signature.add("\n.result(");
            for (int i = 0; i < outline.result().size(); i++) {
                signature.add(i == 0 ? "$S" : ", $S", outline.result().get(i).name());
            }
            signature.add(")");
        }
        for (FunctionOutline.Traced binding : outline.traced()) {
            signature.add("\n.traced($S", binding.name());
            binding.dimensions().forEach(dimension -> signature.add(", $S", dimension));
            signature.add(")");
        }
        for (LoweredFormula.Selection selection : outline.selections()) {
            signature.add("\n.selects($S, $S, $S)", selection.selected(), selection.index(), dimension(selection));
        }
        return FieldSpec.builder(RuntimeTypes.SIGNATURE, "SIGNATURE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(signature.add("$<$<").build())
                .build();
    }

    private List<MethodSpec> entryPoints() {
        List<MethodSpec> methods = new ArrayList<>();
        boolean isDifferentiable = !outline.differentiable().isEmpty();
        if (outline.isNumber()) {
            methods.add(entry("value", "The value.", TypeName.DOUBLE, arguments(), "return computeValue()"));
            if (isDifferentiable) {
                methods.add(entry(
                        "gradient",
                        "The value; it leaves the derivatives by all parameters.",
                        TypeName.DOUBLE,
                        arguments(),
                        "return runGradient()"));
                methods.add(entry(
                        "jvp",
                        "The derivative along the tangents.",
                        TypeName.DOUBLE,
                        with(arguments(), tangents()),
                        "tangents(" + names(tangents()) + ")",
                        "return runJvp()"));
                methods.add(entry(
                        "hessianVector",
                        "Leaves the derivatives by all parameters of the derivative along the tangents.",
                        TypeName.VOID,
                        with(arguments(), tangents()),
                        "tangents(" + names(tangents()) + ")",
                        "runHessianVector()"));
            }
        } else {
            ParameterSpec result = matrix(storage.result());
            methods.add(entry(
                    "value",
                    "The value, into " + result.name() + ", which is reshaped.",
                    TypeName.VOID,
                    with(arguments(), List.of(result)),
                    "runValue(" + result.name() + ")"));
            methods.add(inNewMatrix("value", "The value, in a new matrix.", arguments(), "runValue"));
            if (isDifferentiable) {
                ParameterSpec upstream = matrix(storage.source(FunctionDifferentiator.UPSTREAM));
                methods.add(entry(
                        "vjp",
                        "Leaves the derivatives by all parameters of a number, given its derivative by the result.",
                        TypeName.VOID,
                        with(arguments(), List.of(upstream)),
                        "runVjp(\"" + upstream.name() + "\", " + upstream.name() + ")"));
                methods.add(entry(
                        "jvp",
                        "The derivative along the tangents, into " + result.name() + ", which is reshaped.",
                        TypeName.VOID,
                        with(with(arguments(), tangents()), List.of(result)),
                        "tangents(" + names(tangents()) + ")",
                        "runJvp(" + result.name() + ")"));
            }
        }
        if (isDifferentiable) {
            jacobians().forEach(methods::add);
            Set<String> accessors = new HashSet<>();
            outline.differentiable().stream()
                    .map(this::accessor)
                    .filter(accessor -> accessors.add(accessor.name()))
                    .forEach(methods::add);
        }
        return methods;
    }

    private List<MethodSpec> jacobians() {
        ParameterSpec parameter =
                ParameterSpec.builder(String.class, fresh("parameter")).build();
        ParameterSpec result = matrix(storage.result());
        List<ParameterSpec> arguments = with(List.of(parameter), arguments());
        String run = "runJacobian(" + parameter.name() + ", " + result.name() + ")";
        String what = "The derivative of every entry of the result, a row each, by every entry of a parameter,\n"
                + "a column each, both in row-major order";
        return List.of(
                entry(
                        "jacobian",
                        what + ", into " + result.name() + ", which is reshaped.",
                        TypeName.VOID,
                        with(arguments, List.of(result)),
                        run),
                inNewMatrix("jacobian", what + ".", arguments, "runJacobian(" + parameter.name() + ", "));
    }

    /** A name that none of the method's other parameters has. */
    private String fresh(String wanted) {
        return storage.locals().fresh(wanted);
    }

    private MethodSpec inNewMatrix(String name, String javadoc, List<ParameterSpec> parameters, String run) {
        String result = storage.result();
        return entry(
                name,
                javadoc,
                types.matrix(),
                parameters,
                "$T " + result + " = new $T(0, 0)",
                run + (run.endsWith(" ") ? "" : "(") + result + ")",
                "return " + result);
    }

    /** A method that anyone can call: it takes its arguments, computes, and forgets them. */
    private MethodSpec entry(
            String name, String javadoc, TypeName returns, List<ParameterSpec> parameters, String... statements) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", javadoc)
                .addModifiers(modifiers())
                .returns(returns)
                .addParameters(parameters);
        if (broken.isPresent()) {
            return throwing(method);
        }
        method.addStatement("enter()").beginControlFlow("try").addStatement("take($L)", names(arguments()));
        for (String statement : statements) {
            if (statement.startsWith("$T")) {
                method.addStatement(statement, types.matrix(), types.matrix());
            } else {
                method.addStatement("$L", statement);
            }
        }
        return method.nextControlFlow("finally")
                .addStatement("leave()")
                .endControlFlow()
                .build();
    }

    private static List<ParameterSpec> with(List<ParameterSpec> parameters, List<ParameterSpec> more) {
        List<ParameterSpec> all = new ArrayList<>(parameters);
        all.addAll(more);
        return all;
    }

    private static String names(List<ParameterSpec> parameters) {
        return parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    }

    private List<ParameterSpec> arguments() {
        return outline.signature().parameters().stream()
                .map(parameter -> ParameterSpec.builder(type(parameter), storage.source(parameter.name()))
                        .build())
                .toList();
    }

    private List<ParameterSpec> tangents() {
        return outline.differentiable().stream()
                .map(parameter -> ParameterSpec.builder(type(parameter), tangent(parameter))
                        .build())
                .toList();
    }

    private String tangent(Parameter parameter) {
        return storage.source(FunctionDifferentiator.tangentOf(parameter.name()));
    }

    private ParameterSpec matrix(String name) {
        return ParameterSpec.builder(types.matrix(), name).build();
    }

    private TypeName type(Parameter parameter) {
        return switch (parameter.kind()) {
            case NUMBER -> TypeName.DOUBLE;
            case MATRIX -> types.matrix();
            case INDEX -> TypeName.INT;
            case INDICES -> RuntimeTypes.LABELS;
        };
    }

    private MethodSpec accessor(Parameter parameter) {
        boolean isNumber = parameter.kind() == Kind.NUMBER;
        MethodSpec.Builder accessor = MethodSpec.methodBuilder("d" + Storage.capital(parameter.name()))
                .addJavadoc("The derivative by {@code $L} that the last call found.\n", parameter.name())
                .addModifiers(modifiers())
                .returns(isNumber ? TypeName.DOUBLE : types.matrix());
        return broken.isPresent()
                ? throwing(accessor)
                : accessor.addStatement("return $L($L)", isNumber ? "numberGradientAt" : "gradientAt", place(parameter))
                        .build();
    }

    private int place(Parameter parameter) {
        return outline.signature().parameters().indexOf(parameter);
    }

    private MethodSpec take() {
        MethodSpec.Builder take =
                MethodSpec.methodBuilder("take").addModifiers(Modifier.PRIVATE).addParameters(arguments());
        for (Parameter parameter : outline.signature().parameters()) {
            String method = switch (parameter.kind()) {
                case NUMBER, MATRIX -> "argument";
                case INDEX -> "index";
                case INDICES -> "indices";
            };
            take.addStatement("$L($L, $L)", method, place(parameter), storage.source(parameter.name()));
        }
        return take.addStatement("complete()").build();
    }

    private MethodSpec takeTangents() {
        MethodSpec.Builder take = MethodSpec.methodBuilder("tangents")
                .addModifiers(Modifier.PRIVATE)
                .addParameters(tangents());
        for (Parameter parameter : outline.differentiable()) {
            take.addStatement("tangent($L, $S, $L)", place(parameter), tangent(parameter), tangent(parameter));
        }
        return take.build();
    }

    static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    }
}
