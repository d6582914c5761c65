package gradwright.processor.declare;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.FormulasNotInterface;
import gradwright.processor.diag.problem.GenericFunctions;
import gradwright.processor.diag.problem.HiddenFormulas;
import gradwright.processor.diag.problem.InheritedFunctions;
import gradwright.processor.diag.problem.NoFunctions;
import gradwright.processor.diag.problem.SharedFunctionName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the interfaces annotated with {@code @Formulas} and reports what only their source form can show. */
public final class FormulasReader {

    private final Elements elements;

    public FormulasReader(Elements elements) {
        this.elements = elements;
    }

    /** Reads {@code type}. What javac could not resolve is left to javac and makes the reading unresolved. */
    public FormulasReading read(TypeElement type, Diagnostics diagnostics) {
        GeneratedName name = DeclaredName.generated(type, elements, "Formulas");
        boolean isPublic =
                DeclaredName.withEnclosing(type).allMatch(t -> t.getModifiers().contains(Modifier.PUBLIC));
        List<FunctionMethod> methods = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .map(method -> new FunctionMethod(name.declared(), method))
                .toList();
        boolean isResolved = methods.stream().allMatch(FunctionMethod::isResolved);
        // What javac cannot resolve it reports; what is written around that is taken as it is meant.
        Diagnostics reports = isResolved ? diagnostics : new Diagnostics();
        WrittenAnnotation.reportRepeated(
                type, name.declared(), Place.of(type), List.of(AnnotationNames.FORMULAS), reports);
        List<FunctionDeclaration> functions =
                isInterface(type, name, reports) ? functions(type, name, methods, reports) : List.of();
        return new FormulasReading(isResolved, new FormulasDeclaration(name, isPublic, functions, Place.of(type)));
    }

    private static boolean isInterface(TypeElement type, GeneratedName name, Diagnostics diagnostics) {
        Place place = Place.of(type);
        if (type.getKind() != ElementKind.INTERFACE) {
            String kind = type.getKind() == ElementKind.ANNOTATION_TYPE
                    ? "annotation type"
                    : type.getKind().toString().toLowerCase(Locale.ROOT);
            diagnostics.report(new FormulasNotInterface(name.declared(), kind), place);
            return false;
        }
        DeclaredName.withEnclosing(type)
                .filter(t -> t.getModifiers().contains(Modifier.PRIVATE))
                .findFirst()
                .ifPresent(t -> diagnostics.report(
                        new HiddenFormulas(name.declared(), t.getSimpleName().toString()), place));
        if (!type.getTypeParameters().isEmpty()) {
            diagnostics.report(new GenericFunctions(name.declared()), place);
        }
        List<String> others = type.getInterfaces().stream()
                .map(other -> ((DeclaredType) other).asElement())
                .map(Element::getSimpleName)
                .map(Object::toString)
                .toList();
        if (!others.isEmpty()) {
            diagnostics.report(new InheritedFunctions(name.declared(), others), place);
        }
        return true;
    }

    private static List<FunctionDeclaration> functions(
            TypeElement type, GeneratedName name, List<FunctionMethod> methods, Diagnostics diagnostics) {
        if (methods.isEmpty() && type.getInterfaces().isEmpty()) {
            diagnostics.report(new NoFunctions(name.declared()), Place.of(type));
        }
        List<FunctionDeclaration> functions = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(name.simpleName()));
        for (FunctionMethod method : methods) {
            method.read(diagnostics).ifPresent(function -> {
                if (taken.add(function.simpleName())) {
                    functions.add(function);
                } else {
                    diagnostics.report(
                            new SharedFunctionName(function.declared(), function.simpleName()), function.place());
                }
            });
        }
        return functions;
    }
}
