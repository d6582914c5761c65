package gradwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import gradwright.processor.build.FormulasOutline;
import gradwright.processor.build.FunctionOutline;
import gradwright.processor.declare.FormulasDeclaration;
import gradwright.processor.plan.BufferPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class of an interface of functions: one nested class for each. */
public final class FormulasEmitter {

    /** A function with the plan of its programs. */
    public record Planned(FunctionOutline outline, BufferPlan plan) {}

    private FormulasEmitter() {}

    /** The source of the class. */
    public static GeneratedSource emit(FormulasOutline outline, List<Planned> functions) {
        return source(
                outline,
                "The functions declared by {@link " + outline.name().declared() + "}.",
                functions.stream()
                        .map(function ->
                                new FunctionEmitter(function.outline(), function.plan(), outline.isPublic()).type())
                        .toList());
    }

    /**
     * The class that stands in for functions whose declaration has errors: their whole public API, with bodies that
     * throw, as far as it is known.
     */
    public static GeneratedSource skeleton(FormulasDeclaration declaration) {
        String declared = declaration.name().declared();
        return source(
                new FormulasOutline(declaration.name(), declaration.isPublic()),
                "Stands in for the functions of {@code " + declared + "}, which do not compile.",
                declaration.functions().stream()
                        .map(function -> FunctionEmitter.skeleton(
                                FunctionOutline.of(function, List.of(), List.of()), declaration.isPublic(), declared))
                        .toList());
    }

    private static GeneratedSource source(FormulasOutline outline, String javadoc, List<TypeSpec> functions) {
        String packageName = outline.name().packageName();
        TypeSpec.Builder type = TypeSpec.classBuilder(outline.name().simpleName())
                .addJavadoc("$L\n", javadoc)
                .addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                        .addMember("value", "$S", "gradwright")
                        .build())
                .addModifiers(outline.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0])
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        functions.forEach(type::addType);
        JavaFile file = JavaFile.builder(packageName, type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        return new GeneratedSource(outline.name().qualifiedName(), Formatting.format(file.toString()));
    }
}
