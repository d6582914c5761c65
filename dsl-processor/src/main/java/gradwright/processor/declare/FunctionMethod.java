package gradwright.processor.declare;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.Wording;
import gradwright.processor.diag.problem.ArgumentType;
import gradwright.processor.diag.problem.BadDim;
import gradwright.processor.diag.problem.FunctionWithBody;
import gradwright.processor.diag.problem.GenericFunctions;
import gradwright.processor.diag.problem.MissingDim;
import gradwright.processor.diag.problem.MissingFormula;
import gradwright.processor.diag.problem.MixedPrecision;
import gradwright.processor.diag.problem.NameOfDimension;
import gradwright.processor.diag.problem.ResultType;
import gradwright.processor.diag.problem.SharedAccessor;
import gradwright.processor.diag.problem.UselessDim;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.FormulaSignature;
import gradwright.processor.formula.FormulaSignature.Kind;
import gradwright.processor.ir.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A method of an interface of functions. */
final class FunctionMethod {

    private static final Map<String, Precision> MATRICES =
            Map.of("org.ejml.data.DMatrixRMaj", Precision.DOUBLE, "org.ejml.data.FMatrixRMaj", Precision.FLOAT);

    /** The types whose functions generated code calls: no variable has these names. */
    private static final Set<String> TYPES =
            Set.of("Elementary", "Math", "Rows", "System", "Arrays", "Double", "Float");

    private static final int LONGEST = 9;

    private final String declared;
    private final ExecutableElement method;

    FunctionMethod(String type, ExecutableElement method) {
        this.declared = type + "." + method.getSimpleName();
        this.method = method;
    }

    boolean isResolved() {
        boolean areTypes = Stream.concat(
                        Stream.of(method.getReturnType()),
                        method.getParameters().stream().map(Element::asType))
                .noneMatch(type -> type.getKind() == TypeKind.ERROR);
        List<Element> annotated = new ArrayList<>(method.getParameters());
        annotated.add(method);
        return areTypes
                && claims().stream().allMatch(WrittenAnnotation::isResolved)
                && annotated.stream()
                        .flatMap(element -> Stream.of(AnnotationNames.FORMULA, AnnotationNames.DIM)
                                .flatMap(name -> WrittenAnnotation.on(element, name).stream()))
                        .allMatch(WrittenAnnotation::isResolved);
    }

    private List<WrittenAnnotation> claims() {
        return WrittenAnnotation.allOf(method, AnnotationNames.CLAIM);
    }

    /** Reads the function; what is wrong is reported, and left out or guessed. Empty for what cannot be one. */
    Optional<FunctionDeclaration> read(Diagnostics diagnostics) {
        Place place = Place.of(method);
        int before = diagnostics.problems().size();
        for (Modifier modifier : List.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.DEFAULT)) {
            if (method.getModifiers().contains(modifier)) {
                String kind = modifier == Modifier.DEFAULT ? "a default method" : modifier.toString();
                diagnostics.report(new FunctionWithBody(declared, kind), place);
                return Optional.empty();
            }
        }
        if (!method.getTypeParameters().isEmpty()) {
            diagnostics.report(new GenericFunctions(declared), place);
            return Optional.empty();
        }
        Optional<WrittenAnnotation> written = WrittenAnnotation.on(method, AnnotationNames.FORMULA);
        if (written.isEmpty()) {
            diagnostics.report(new MissingFormula(declared), place);
        }
        WrittenAnnotation.reportRepeated(
                method, declared, place, List.of(AnnotationNames.FORMULA, AnnotationNames.DIM), diagnostics);
        for (VariableElement parameter : method.getParameters()) {
            WrittenAnnotation.reportRepeated(
                    parameter,
                    declared + "(" + parameter.getSimpleName() + ")",
                    Place.of(parameter),
                    List.of(AnnotationNames.DIM, AnnotationNames.CONSTANT),
                    diagnostics);
        }
        Optional<Fact<String>> formula = written.flatMap(w -> w.string("value"));
        Set<Precision> precisions = new LinkedHashSet<>();
        List<FormulaSignature.Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            parameters.add(parameter(parameter, precisions, diagnostics));
        }
        List<Dimension> result = result(precisions, diagnostics);
        if (precisions.size() > 1) {
            diagnostics.report(new MixedPrecision(declared), place);
        }
        checkNames(parameters, result, diagnostics);
        return Optional.of(new FunctionDeclaration(
                declared,
                method.getSimpleName().toString(),
                formula.orElse(new Fact<>("", place)),
                claims().stream()
                        .flatMap(claim -> claim.string("value").stream())
                        .toList(),
                written.flatMap(w -> w.flag("trace")).map(Fact::value).orElse(false),
                precisions.stream().findFirst().orElse(Precision.DOUBLE),
                new FormulaSignature(parameters),
                result,
                diagnostics.problems().size() == before,
                place));
    }

    private FormulaSignature.Parameter parameter(
            VariableElement parameter, Set<Precision> precisions, Diagnostics diagnostics) {
        String name = parameter.getSimpleName().toString();
        String what = "parameter " + Wording.code(name) + " of " + Wording.code(declared);
        TypeMirror type = parameter.asType();
        Optional<Kind> kind = kind(type);
        if (kind.isEmpty()) {
            diagnostics.report(new ArgumentType(declared, name, type.toString()), Place.of(parameter));
            // For the class that stands in: code that calls the function as it was meant should be right.
            return type.getKind().isPrimitive()
                    ? new FormulaSignature.Parameter(name, Kind.NUMBER, List.of(), true)
                    : new FormulaSignature.Parameter(name, Kind.MATRIX, List.of(Dimension.of("N")), true);
        }
        matrix(type).ifPresent(precisions::add);
        boolean isMatrix = kind.get() == Kind.MATRIX;
        boolean isList = kind.get() == Kind.INDICES;
        List<Dimension> dimensions = isMatrix || isList
                ? dimensions(parameter, what, isMatrix, diagnostics)
                : none(parameter, what, type, diagnostics);
        boolean isConstant =
                WrittenAnnotation.on(parameter, AnnotationNames.CONSTANT).isPresent();
        return new FormulaSignature.Parameter(name, kind.get(), dimensions, isConstant);
    }

    private static Optional<Kind> kind(TypeMirror type) {
        if (matrix(type).isPresent()) {
            return Optional.of(Kind.MATRIX);
        }
        if (type instanceof ArrayType array) {
            return array.getComponentType().getKind() == TypeKind.INT ? Optional.of(Kind.INDICES) : Optional.empty();
        }
        return switch (type.getKind()) {
            case DOUBLE -> Optional.of(Kind.NUMBER);
            case INT -> Optional.of(Kind.INDEX);
            default -> Optional.empty();
        };
    }

    private static Optional<Precision> matrix(TypeMirror type) {
        return type instanceof DeclaredType declaredType && declaredType.asElement() instanceof TypeElement element
                ? Optional.ofNullable(MATRICES.get(element.getQualifiedName().toString()))
                : Optional.empty();
    }

    private List<Dimension> result(Set<Precision> precisions, Diagnostics diagnostics) {
        TypeMirror type = method.getReturnType();
        String what = "the result of " + Wording.code(declared);
        Optional<Precision> matrix = matrix(type);
        if (matrix.isPresent()) {
            precisions.add(matrix.get());
            return dimensions(method, what, true, diagnostics);
        }
        if (type.getKind() != TypeKind.DOUBLE) {
            diagnostics.report(new ResultType(declared, type.toString()), Place.of(method));
            return List.of();
        }
        return none(method, what, type, diagnostics);
    }

    private static List<Dimension> none(Element element, String what, TypeMirror type, Diagnostics diagnostics) {
        WrittenAnnotation.on(element, AnnotationNames.DIM)
                .ifPresent(dim -> diagnostics.report(new UselessDim(what, type.toString()), dim.place()));
        return List.of();
    }

    private static List<Dimension> dimensions(Element element, String what, boolean isMatrix, Diagnostics diagnostics) {
        Optional<Fact<String>> written =
                WrittenAnnotation.on(element, AnnotationNames.DIM).flatMap(dim -> dim.string("value"));
        if (written.isEmpty()) {
            String help = isMatrix
                    ? "write `@Dim(\"N,M\")` for a matrix or `@Dim(\"N\")` for a vector before it"
                    : "write `@Dim(\"N\")` before it";
            diagnostics.report(new MissingDim(what, help), Place.of(element));
            return List.of(Dimension.of("N"));
        }
        String text = written.get().value();
        String shown = Wording.code("@Dim(" + Wording.literal(text) + ")");
        String[] names = text.split(",", -1);
        if (names.length > (isMatrix ? 2 : 1)) {
            diagnostics.report(
                    new BadDim(
                            text,
                            shown + " names " + names.length + " dimensions, but "
                                    + (isMatrix ? "a matrix has two at most" : "a list of indices has one"),
                            isMatrix ? "write `\"N,M\"` for a matrix or `\"N\"` for a vector" : "write `\"N\"`"),
                    written.get().place());
            return List.of(Dimension.of("N"));
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (String name : names) {
            if (!isDimension(name.strip())) {
                diagnostics.report(
                        new BadDim(
                                text,
                                name.isBlank()
                                        ? shown + (text.isBlank() ? " names no dimension" : " lacks a dimension")
                                        : Wording.code(name.strip()) + " in " + shown + " is neither a name nor a size",
                                "write a Java identifier or a whole number from 1, two of them as in `\"N,M\"`"),
                        written.get().place());
                return List.of(Dimension.of("N"));
            }
            dimensions.add(Dimension.of(name.strip()));
        }
        return dimensions;
    }

    private static boolean isDimension(String name) {
        boolean isNumber = !name.isEmpty()
                && name.length() <= LONGEST
                && name.chars().allMatch(c -> c >= '0' && c <= '9')
                && name.charAt(0) != '0';
        return isNumber || (SourceVersion.isIdentifier(name) && SourceVersion.isName(name) && !TYPES.contains(name));
    }

    private void checkNames(
            List<FormulaSignature.Parameter> parameters, List<Dimension> result, Diagnostics diagnostics) {
        Set<String> dimensions = new LinkedHashSet<>();
        Stream.concat(parameters.stream().flatMap(parameter -> parameter.dimensions().stream()), result.stream())
                .forEach(dimension -> dimensions.add(dimension.name()));
        Map<String, String> accessors = new HashMap<>();
        for (FormulaSignature.Parameter parameter : parameters) {
            Place place = Place.of(method.getParameters().stream()
                    .filter(element -> element.getSimpleName().contentEquals(parameter.name()))
                    .findFirst()
                    .orElseThrow());
            if (dimensions.contains(parameter.name())) {
                diagnostics.report(new NameOfDimension(declared, parameter.name()), place);
            }
            boolean isDifferentiable =
                    !parameter.isConstant() && (parameter.kind() == Kind.NUMBER || parameter.kind() == Kind.MATRIX);
            String accessor = "d" + parameter.name().substring(0, 1).toUpperCase(Locale.ROOT)
                    + parameter.name().substring(1);
            if (isDifferentiable && accessors.containsKey(accessor)) {
                diagnostics.report(
                        new SharedAccessor(
                                declared, parameter.name(), String.valueOf(accessors.get(accessor)), accessor),
                        place);
            } else if (isDifferentiable) {
                accessors.put(accessor, parameter.name());
            }
        }
    }
}
