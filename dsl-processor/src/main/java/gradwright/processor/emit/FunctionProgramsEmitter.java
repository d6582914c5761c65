package gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import gradwright.processor.build.FunctionOutline;
import gradwright.processor.differentiate.FunctionDifferentiator;
import gradwright.processor.formula.FormulaSignature.Kind;
import gradwright.processor.formula.FormulaSignature.Parameter;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Code;
import gradwright.processor.ir.Graph.Task;
import gradwright.processor.ir.Offset;
import gradwright.processor.ir.Statement;
import gradwright.processor.kernel.CostModel;
import gradwright.processor.kernel.Schedule;
import gradwright.processor.plan.BufferPlan;
import gradwright.processor.plan.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the programs of a function, each a method or, where it is long, several, and the arrays that they share. */
final class FunctionProgramsEmitter {

    /** Arrays made ready by one method. */
    private static final int MOST_ARRAYS = 300;

    private final FunctionOutline outline;
    private final BufferPlan plan;
    private final List<String> dimensions;
    private final FunctionStorage storage;
    private final RuntimeTypes types;
    private final StatementPrinter printer;
    private final MethodSplitter splitter;

    FunctionProgramsEmitter(
            FunctionOutline outline,
            BufferPlan plan,
            List<String> dimensions,
            FunctionStorage storage,
            RuntimeTypes types) {
        this.outline = outline;
        this.plan = plan;
        this.dimensions = dimensions;
        this.storage = storage;
        this.types = types;
        this.printer = new StatementPrinter(types.precision());
        this.splitter = new MethodSplitter(storage.names(), List.of());
    }

    void addFields(TypeSpec.Builder type) {
        if (callsProducts()) {
            type.addField(FieldSpec.builder(types.products(), Storage.PRODUCTS, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("products()")
                    .build());
        }
        plan.slots().forEach(slot -> type.addField(workspace(slot)));
    }

    private boolean callsProducts() {
        return plan.kernels().schedules().stream()
                .flatMap(schedule -> schedule.kernels().stream())
                .anyMatch(CostModel::isCalled);
    }

    void addMethods(TypeSpec.Builder type) {
        reserve().forEach(type::addMethod);
        plan.kernels().schedules().forEach(schedule -> program(schedule).forEach(type::addMethod));
        splitter.fields().forEach((name, kept) -> type.addField(printer.type(kept), name, Modifier.PRIVATE));
    }

    private FieldSpec workspace(Slot slot) {
        return FieldSpec.builder(types.reals(), storage.slot(slot), Modifier.PRIVATE)
                .initializer("{}")
                .addJavadoc("$L", FormulaNotation.shape(slot.value(), FormulaNotation::length))
                .build();
    }

    private List<MethodSpec> reserve() {
        List<Slot> slots = plan.inOrderOfArrays();
        MethodSpec.Builder reserve = FunctionEmitter.override("reserve");
        if (slots.size() <= MOST_ARRAYS) {
            return List.of(reserve.addCode(reserve(slots)).build());
        }
        List<MethodSpec> parts = new ArrayList<>();
        for (int i = 0; i < slots.size(); i += MOST_ARRAYS) {
            MethodSpec part = MethodSpec.methodBuilder("reservePart" + (parts.size() + 1))
                    .addModifiers(Modifier.PRIVATE)
                    .addCode(reserve(slots.subList(i, Math.min(i + MOST_ARRAYS, slots.size()))))
                    .build();
            reserve.addStatement("$N()", part);
            parts.add(part);
        }
        parts.add(0, reserve.build());
        return parts;
    }

    private CodeBlock reserve(List<Slot> slots) {
        List<Statement> used = new ArrayList<>();
        CodeBlock.Builder assignments = CodeBlock.builder();
        for (Slot slot : slots) {
            if (slot.host().isPresent()) {
                assignments.add(
                        "$L = $L; // $L\n",
                        storage.slot(slot),
                        storage.slot(slot.host().get()),
                        slot.width() == slot.host().get().width() ? "in place" : "not there at the same time");
            } else {
                Code length = new Code.Place(Offset.ZERO.plus(slot.size()));
                used.add(new Statement.Return(length));
                boolean isProduct = slot.value().axes().size() > 1;
                assignments.addStatement(
                        isProduct ? "$1L = grown($1L, (long) $2L)" : "$1L = grown($1L, $2L)",
                        storage.slot(slot),
                        printer.print(length));
            }
        }
        return variables(used).toBuilder().add(assignments.build()).build();
    }

    /** How long an axis is at least, once the indices that select along it are checked. */
    private int least(Axis axis) {
        if (axis.isFixed()) {
            return axis.length();
        }
        return outline.selections().stream()
                .filter(selection -> selection.along().size().equals(axis.size())
                        && Character.isDigit(selection.index().charAt(0)))
                .mapToInt(selection -> Integer.parseInt(selection.index()) + 1)
                .max()
                .orElse(1);
    }

    /** The method of a program, and its parts. */
    private List<MethodSpec> program(Schedule schedule) {
        Task task = schedule.program().kind().task();
        List<Statement> statements = new FunctionLowering(
                        storage,
                        plan.kernels(),
                        schedule,
                        this::least,
                        outline.traced().stream()
                                .map(FunctionOutline.Traced::name)
                                .toList())
                .statements();
        String name = switch (task) {
            case PREDICT, LOSS, TRACE -> "computeValue";
            case GRADIENT -> "computeGradient";
            case VJP -> "computeVjp";
            case JVP -> "computeJvp";
            case HESSIAN_VECTOR -> "computeHessianVector";
        };
        List<Method> methods = splitter.split(
                new Method(0, name, List.of(), false, "", new RowFunctions(Set.of()).called(statements)));
        List<MethodSpec> printed = new ArrayList<>();
        printed.add(FunctionEmitter.override(name)
                .returns(outline.isNumber() && task != Task.HESSIAN_VECTOR ? TypeName.DOUBLE : TypeName.VOID)
                .addCode(body(methods.get(0)))
                .build());
        for (Method part : methods.subList(1, methods.size())) {
            printed.add(MethodSpec.methodBuilder(part.name())
                    .addJavadoc("$L\n", part.summary())
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(part.parameters().stream()
                            .map(parameter -> ParameterSpec.builder(types.of(parameter.type()), parameter.name())
                                    .build())
                            .toList())
                    .addCode(body(part))
                    .build());
        }
        return printed;
    }

    private CodeBlock body(Method method) {
        return variables(method.statements()).toBuilder()
                .add(printer.print(method.statements()))
                .build();
    }

    private int place(Parameter parameter) {
        return outline.signature().parameters().indexOf(parameter);
    }

    private String tangent(Parameter parameter) {
        return storage.source(FunctionDifferentiator.tangentOf(parameter.name()));
    }

    /** Declares the variables that statements speak of, each for what the call was given. */
    private CodeBlock variables(List<Statement> statements) {
        Set<String> used = Identifiers.of(statements);
        CodeBlock.Builder variables = CodeBlock.builder();
        for (int i = 0; i < dimensions.size(); i++) {
            String variable = storage.dimension(dimensions.get(i));
            if (used.contains(variable)) {
                variables.addStatement("int $L = size($L)", variable, i);
            }
        }
        for (Parameter parameter : outline.signature().parameters()) {
            String variable = storage.source(parameter.name());
            if (used.contains(variable)) {
                switch (parameter.kind()) {
                    case NUMBER ->
                        variables.addStatement("$T $L = number($L)", types.real(), variable, place(parameter));
                    case MATRIX ->
                        variables.addStatement("$T $L = reals($L)", types.reals(), variable, place(parameter));
                    case INDEX -> variables.addStatement("int $L = index($L)", variable, place(parameter));
                    case INDICES -> variables.addStatement("int[] $L = indices($L)", variable, place(parameter));
                }
            }
        }
        String upstream = storage.source(FunctionDifferentiator.UPSTREAM);
        if (used.contains(upstream)) {
            variables.addStatement("$T $L = upstream()", types.reals(), upstream);
        }
        for (Parameter parameter : outline.differentiable()) {
            if (used.contains(tangent(parameter))) {
                boolean isNumber = parameter.kind() == Kind.NUMBER;
                variables.addStatement(
                        isNumber ? "$T $L = tangentNumber($L)" : "$T $L = tangents($L)",
                        isNumber ? types.real() : types.reals(),
                        tangent(parameter),
                        place(parameter));
            }
        }
        if (used.contains(storage.result())) {
            variables.addStatement("$T $L = result()", types.reals(), storage.result());
        }
        for (Parameter parameter : outline.differentiable()) {
            String gradient = storage.gradient(parameter.name());
            if (used.contains(gradient)) {
                variables.addStatement("$T $L = gradients($L)", types.reals(), gradient, place(parameter));
            }
        }
        return variables.build();
    }
}
