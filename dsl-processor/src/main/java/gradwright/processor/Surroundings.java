package gradwright.processor;

import gradwright.processor.declare.GeneratedName;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.problem.MissingRequirement;
import gradwright.processor.diag.problem.MissingRuntime;
import gradwright.processor.diag.problem.OldLanguageLevel;
import gradwright.processor.diag.problem.RuntimeVersionSkew;
import gradwright.processor.emit.GeneratedSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What generated classes find around them: the runtime and its version, the module, the package. */
final class Surroundings {

    private static final String RELEASE = "gradwright.runtime.generated.Release";
    private static final String RUNTIME_MODULE = "gradwright.runtime";
    private static final String GENERATED = "javax.annotation.processing.Generated";

    /** What has to be there, and the artifact that brings it. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            "gradwright.runtime.generated.DoubleNetwork", "io.github.gradwright:gradwright-runtime",
            "org.ejml.data.DMatrixRMaj", "org.ejml:ejml-core"));

    private final Elements elements;
    private final Optional<String> version;

    /** One cause, one error, however many declarations there are. */
    private boolean isReported;

    /**
     * The surroundings in one compilation.
     *
     * @param version the processor's own, where it is known
     */
    Surroundings(Elements elements, Optional<String> version) {
        this.elements = elements;
        this.version = version;
    }

    /** Returns whether a class can be generated for {@code declaration}; says why not for the first only. */
    boolean check(TypeElement declaration, GeneratedName name, Diagnostics diagnostics) {
        ModuleElement module = elements.getModuleOf(declaration);
        if (module == null) {
            report(new OldLanguageLevel(name.kind(), name.declared()), declaration, diagnostics);
            return false;
        }
        for (Map.Entry<String, String> needed : NEEDED.entrySet()) {
            if (elements.getTypeElement(module, needed.getKey()) == null) {
                report(
                        module.isUnnamed()
                                ? new MissingRuntime(name.kind(), name.declared(), needed.getValue())
                                : new MissingRequirement(
                                        name.kind(),
                                        name.declared(),
                                        module.getQualifiedName().toString(),
                                        RUNTIME_MODULE),
                        declaration,
                        diagnostics);
                return false;
            }
        }
        String runtime = runtimeVersion(module);
        if (version.isPresent() && !version.get().equals(runtime)) {
            report(new RuntimeVersionSkew(version.get(), runtime), declaration, diagnostics);
        }
        return true;
    }

    private void report(Problem problem, TypeElement declaration, Diagnostics diagnostics) {
        if (!isReported) {
            diagnostics.report(problem, Place.of(declaration));
            isReported = true;
        }
    }

    private String runtimeVersion(ModuleElement module) {
        return Stream.ofNullable(elements.getTypeElement(module, RELEASE))
                .flatMap(release -> ElementFilter.fieldsIn(release.getEnclosedElements()).stream())
                .map(VariableElement::getConstantValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("unknown");
    }

    /**
     * The source as it compiles there: a module need not read {@code @Generated}, and a class of the package may hide one
     * of {@code java.lang}.
     */
    GeneratedSource adapt(GeneratedSource source, TypeElement declaration) {
        ModuleElement module = elements.getModuleOf(declaration);
        if (module == null) {
            return source;
        }
        GeneratedSource adapted =
                elements.getTypeElement(module, GENERATED) == null ? source.withoutAnnotation() : source;
        String prefix = elements.getPackageOf(declaration).isUnnamed()
                ? ""
                : elements.getPackageOf(declaration).getQualifiedName() + ".";
        // of the module that compiles: what is not there takes javac long to miss in another one
        Set<String> hidden = source.simpleNames().stream()
                .filter(name -> elements.getTypeElement(module, prefix + name) != null
                        && elements.getTypeElement(module, "java.lang." + name) != null)
                .collect(Collectors.toCollection(TreeSet::new));
        return adapted.importing(hidden);
    }
}
