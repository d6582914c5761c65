package gradwright.processor;

import gradwright.processor.declare.GeneratedName;
import gradwright.processor.declare.SourceTypes;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.NameTaken;
import gradwright.processor.diag.problem.SharedName;
import gradwright.processor.diag.problem.UnnamedPackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Gives out the names of generated classes, each to one declaration. */
final class GeneratedNames {

    private static final String RUNTIME = "gradwright.runtime.generated.";

    private final Elements elements;
    private final Map<String, GeneratedName> given = new HashMap<>();
    private final SourceTypes sources;

    /**
     * Gives out names in one compilation.
     *
     * @param sources the classes of the compilation, whose names can no longer be given
     */
    GeneratedNames(Elements elements, SourceTypes sources) {
        this.elements = elements;
        this.sources = sources;
    }

    /** Returns whether the class of this name was generated for a network. */
    boolean contains(String qualifiedName) {
        return given.containsKey(qualifiedName);
    }

    /** Returns whether {@code network} gets {@code name}; reports if not. */
    boolean claim(GeneratedName name, TypeElement network, Diagnostics diagnostics) {
        if (isInUnnamedPackageOfModule(network)) {
            diagnostics.report(new UnnamedPackage(name.kind(), name.declared()), Place.of(network));
            return false;
        }
        Optional<GeneratedName> other = Optional.ofNullable(given.putIfAbsent(name.qualifiedName(), name));
        if (other.isPresent()) {
            diagnostics.report(
                    new SharedName(name.kind(), name.declared(), other.get().declared(), name.simpleName()),
                    Place.of(network));
            return false;
        }
        if (sources.contains(name.qualifiedName()) || isOfSomebodyElse(name.qualifiedName(), network)) {
            diagnostics.report(
                    new NameTaken(name.kind(), name.declared(), name.simpleName(), name.qualifiedName()),
                    Place.of(network));
            return false;
        }
        return true;
    }

    private boolean isInUnnamedPackageOfModule(TypeElement network) {
        ModuleElement module = elements.getModuleOf(network);
        return module != null
                && !module.isUnnamed()
                && elements.getPackageOf(network).isUnnamed();
    }

    /** A network on the class path is what an earlier compilation generated for the same declaration. */
    private boolean isOfSomebodyElse(String generated, TypeElement network) {
        return Optional.ofNullable(elements.getModuleOf(network))
                .map(module -> elements.getTypeElement(module, generated))
                .filter(type -> !isNetwork(type) && !isFunctions(type))
                .isPresent();
    }

    /** The class of an interface of functions is nothing but a place for theirs. */
    private static boolean isFunctions(TypeElement type) {
        List<TypeElement> functions = ElementFilter.typesIn(type.getEnclosedElements());
        return !functions.isEmpty() && functions.stream().allMatch(GeneratedNames::isNetwork);
    }

    private static boolean isNetwork(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType superclass
                && superclass.asElement() instanceof TypeElement parent
                && (parent.getQualifiedName().toString().startsWith(RUNTIME) || isNetwork(parent));
    }
}
