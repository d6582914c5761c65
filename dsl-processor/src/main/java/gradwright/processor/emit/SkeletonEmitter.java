package gradwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import gradwright.processor.declare.GeneratedName;
import gradwright.processor.declare.Requests;
import gradwright.processor.ir.Precision;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that stands in for a network whose declaration has errors: its whole public API, with bodies that
 * throw. Other code that uses the network still compiles, so that the errors of the declaration are the only ones.
 */
public final class SkeletonEmitter {

    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private final GeneratedName name;
    private final ClassName self;
    private final Modifier[] visibility;
    private final RuntimeTypes types;

    private SkeletonEmitter(GeneratedName name, boolean isPublic, Precision precision) {
        this.types = new RuntimeTypes(precision);
        this.name = name;
        this.self = ClassName.get(name.packageName(), name.simpleName());
        this.visibility = isPublic ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    /** Returns the skeleton of the network {@code name}. */
    public static GeneratedSource emit(GeneratedName name, boolean isPublic, Precision precision, Requests requests) {
        TypeSpec.Builder type = new SkeletonEmitter(name, isPublic, precision).type(requests);
        String content = JavaFile.builder(name.packageName(), type.build())
                .indent("    ")
                .build()
                .toString();
        return new GeneratedSource(name.qualifiedName(), content);
    }

    private TypeSpec.Builder type(Requests requests) {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addJavadoc(
                        "Stands in for the network {@code $L}, whose declaration does not compile.\n", name.declared())
                .addAnnotation(AnnotationSpec.builder(GENERATED)
                        .addMember("value", "$S", "gradwright")
                        .build())
                .addModifiers(visibility)
                .addModifiers(Modifier.FINAL)
                .superclass(types.supertype("Classifier"))
                .addMethod(throwing(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RuntimeTypes.LAYOUT, "layout")
                        .addParameter(types.parameters(), "parameters")
                        .addParameter(RuntimeTypes.KERNELS, "kernels")
                        .addStatement("super(layout, parameters, kernels)")))
                .addMethod(throwing(create()))
                .addMethod(throwing(create().addParameter(RuntimeTypes.KERNELS, "kernels")))
                .addMethod(overriding(Modifier.PUBLIC, self, "replica"))
                .addMethod(overriding(Modifier.PUBLIC, self, "copy"))
                .addMethod(throwing(method(Modifier.PUBLIC, TypeName.DOUBLE, "loss", types.matrix())))
                .addMethod(throwing(method(Modifier.PUBLIC, TypeName.DOUBLE, "gradient", types.matrix())))
                .addMethod(overriding(Modifier.PROTECTED, TypeName.VOID, "reserve", TypeName.INT))
                .addMethod(overriding(
                        Modifier.PROTECTED, TypeName.VOID, "predict", TypeName.INT, types.reals(), types.reals()))
                .addMethod(losses(types.reals()))
                .addMethod(losses(RuntimeTypes.LABELS))
                .addMethod(addGradient(types.reals()))
                .addMethod(addGradient(RuntimeTypes.LABELS));
        if (requests.hasInputGradient()) {
            type.addSuperinterface(types.inputGradient());
            type.addMethod(overriding(Modifier.PUBLIC, types.matrix(), "inputGradient"));
        }
        if (requests.isTraced()) {
            type.addMethod(throwing(method(Modifier.PUBLIC, types.trace(), "trace", types.matrix())));
            type.addMethod(throwing(method(Modifier.PUBLIC, types.trace(), "trace", types.matrix(), types.matrix())));
            type.addMethod(
                    throwing(method(Modifier.PUBLIC, types.trace(), "trace", types.matrix(), RuntimeTypes.LABELS)));
        }
        if (requests.isOfSecondOrder()) {
            type.addMethod(throwing(method(
                    Modifier.PUBLIC,
                    TypeName.VOID,
                    "hessianVector",
                    types.matrix(),
                    types.matrices(),
                    types.matrices())));
            type.addMethod(throwing(hessianVector(types.matrix())));
            type.addMethod(throwing(hessianVector(RuntimeTypes.LABELS)));
        }
        return type;
    }

    private MethodSpec.Builder create() {
        return MethodSpec.methodBuilder("create")
                .addModifiers(visibility)
                .addModifiers(Modifier.STATIC)
                .returns(self)
                .addParameter(TypeName.LONG, "seed");
    }

    private MethodSpec losses(TypeName targets) {
        return overriding(
                Modifier.PROTECTED, TypeName.VOID, "losses", TypeName.INT, types.reals(), targets, RuntimeTypes.LOSSES);
    }

    private MethodSpec addGradient(TypeName targets) {
        return overriding(
                Modifier.PROTECTED,
                TypeName.VOID,
                "addGradient",
                TypeName.INT,
                types.reals(),
                targets,
                types.reals(),
                RuntimeTypes.LOSSES);
    }

    private MethodSpec.Builder hessianVector(TypeName targets) {
        return method(
                Modifier.PUBLIC,
                TypeName.VOID,
                "hessianVector",
                types.matrix(),
                targets,
                types.matrices(),
                types.matrices());
    }

    private MethodSpec overriding(Modifier access, TypeName result, String method, TypeName... parameters) {
        return throwing(method(access, result, method, parameters).addAnnotation(Override.class));
    }

    private static MethodSpec.Builder method(Modifier access, TypeName result, String method, TypeName... parameters) {
        MethodSpec.Builder builder =
                MethodSpec.methodBuilder(method).addModifiers(access).returns(result);
        for (int i = 0; i < parameters.length; i++) {
            builder.addParameter(parameters[i], "argument" + (i + 1));
        }
        return builder;
    }

    private MethodSpec throwing(MethodSpec.Builder builder) {
        return builder.addStatement(
                        "throw new $T($S)",
                        IllegalStateException.class,
                        "the declaration of " + name.declared() + " has compile errors")
                .build();
    }
}
