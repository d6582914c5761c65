package gradwright.processor.declare;

import gradwright.processor.catalogue.Reduction;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.GenericDeclaration;
import gradwright.processor.diag.problem.HiddenLayer;
import gradwright.processor.diag.problem.InheritedLayer;
import gradwright.processor.diag.problem.LayersInSignature;
import gradwright.processor.diag.problem.NotAClass;
import gradwright.processor.diag.problem.PrivateDeclaration;
import gradwright.processor.ir.Precision;
import gradwright.processor.ir.Samples;
import gradwright.processor.ir.WeightLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** Reads the classes annotated with {@code @Network} and reports what only their source form can show. */
public final class DeclarationReader {

    private final Elements elements;
    private final SourceTypes sources;

    /**
     * A reader in one compilation.
     *
     * @param sources the classes of the compilation
     */
    public DeclarationReader(Elements elements, SourceTypes sources) {
        this.elements = elements;
        this.sources = sources;
    }

    /**
     * Returns the classes that the one generated for {@code network} is made from: itself and, where they stand in another
     * file, those that it inherits layers from. Gradle compiles everything anew as long as a class has several.
     */
    public static Element[] origins(TypeElement network) {
        Stream<TypeElement> inherited = Superclasses.of(network)
                .filter(superclass ->
                        !LayerField.declaredIn(superclass, network).isEmpty())
                .filter(superclass -> !DeclaredName.topLevel(superclass).equals(DeclaredName.topLevel(network)));
        return Stream.concat(Stream.of(network), inherited).toArray(Element[]::new);
    }

    /** Reads {@code type}. What javac could not resolve is left to javac and makes the reading unresolved. */
    public Reading read(TypeElement type, Diagnostics diagnostics) {
        GeneratedName name = DeclaredName.generated(type, elements, "Network");
        boolean isPublic =
                DeclaredName.withEnclosing(type).allMatch(t -> t.getModifiers().contains(Modifier.PUBLIC));
        Optional<WrittenAnnotation> network = WrittenAnnotation.on(type, AnnotationNames.NETWORK);
        Optional<WrittenAnnotation> loss = WrittenAnnotation.on(type, AnnotationNames.LOSS);
        Precision precision = network.flatMap(written -> written.constant("precision", Precision.class))
                .map(Fact::value)
                .orElse(Precision.DOUBLE);
        Requests requests = network.map(Requests::of).orElse(Requests.NONE);
        List<WrittenAnnotation> claims = WrittenAnnotation.allOf(type, AnnotationNames.CLAIM);
        List<LayerField> layers = LayerField.allOf(type);
        boolean isResolved = Stream.of(network.stream(), loss.stream(), claims.stream())
                        .flatMap(written -> written)
                        .allMatch(WrittenAnnotation::isResolved)
                && layers.stream().allMatch(LayerField::isResolved)
                && Stream.concat(Stream.of(type), Superclasses.of(type))
                        .noneMatch(t -> t.getSuperclass().getKind() == TypeKind.ERROR);
        if (!isResolved || !isReadable(type, name, layers, diagnostics)) {
            return new Reading(name, isPublic, precision, requests, isResolved, Optional.empty());
        }
        WrittenAnnotation.reportRepeated(
                type,
                name.declared(),
                Place.of(type),
                List.of(AnnotationNames.NETWORK, AnnotationNames.LOSS),
                diagnostics);
        Optional<NetworkDeclaration> declaration = network.map(written -> new NetworkDeclaration(
                name,
                isPublic,
                written.flag("training").map(Fact::value).orElse(true),
                precision,
                written.constant("samples", Samples.class).map(Fact::value).orElse(Samples.ROWS),
                requests,
                written.required("inputs"),
                layers.stream()
                        .map(layer -> layer.read(name.declared(), weights(written), diagnostics))
                        .toList(),
                loss.map(DeclarationReader::loss),
                claims.stream().flatMap(claim -> claim.string("value").stream()).toList(),
                written.strings("allow"),
                written.place()));
        return new Reading(name, isPublic, precision, requests, true, declaration);
    }

    /** How weights are stored where the layer does not say. */
    private static WeightLayout weights(WrittenAnnotation network) {
        return network.constant("weights", WeightLayout.class).map(Fact::value).orElse(WeightLayout.IN_BY_OUT);
    }

    /** Reports what keeps the class from being a declaration; returns whether reading its layers makes sense. */
    private boolean isReadable(TypeElement type, GeneratedName name, List<LayerField> layers, Diagnostics diagnostics) {
        Place place = Place.of(type);
        if (type.getKind() != ElementKind.CLASS) {
            diagnostics.report(new NotAClass(name.declared(), kind(type)), place);
            return false;
        }
        DeclaredName.withEnclosing(type)
                .filter(t -> t.getModifiers().contains(Modifier.PRIVATE))
                .findFirst()
                .ifPresent(t -> diagnostics.report(
                        new PrivateDeclaration(
                                name.declared(), t.getSimpleName().toString()),
                        place));
        if (!type.getTypeParameters().isEmpty()) {
            diagnostics.report(new GenericDeclaration(name.declared(), typeParameters(type)), place);
        }
        Map<String, String> owners = new HashMap<>();
        for (LayerField layer : layers) {
            String owner = DeclaredName.of(layer.owner());
            if (!sources.contains(layer.owner())) {
                diagnostics.report(new InheritedLayer(name.declared(), owner, layer.name()), place);
                return false;
            }
            Optional.ofNullable(owners.put(layer.name(), owner))
                    .ifPresent(other -> diagnostics.report(
                            new HiddenLayer(name.declared(), layer.name(), other, owner), layer.place()));
        }
        Stream.concat(Stream.of(type), Superclasses.of(type).filter(sources::contains))
                .flatMap(owner -> owner.getEnclosedElements().stream())
                .flatMap(member -> member instanceof ExecutableElement method ? Stream.of(method) : Stream.empty())
                .filter(DeclarationReader::speaksOfLayers)
                .forEach(method -> reportSignature(method, type, name, diagnostics));
        return true;
    }

    private static boolean speaksOfLayers(ExecutableElement method) {
        return Stream.concat(
                        Stream.of(method.getReturnType()),
                        method.getParameters().stream().map(Element::asType))
                .anyMatch(LayerField::holdsLayers);
    }

    private static void reportSignature(
            ExecutableElement method, TypeElement network, GeneratedName name, Diagnostics diagnostics) {
        Optional<String> called =
                Optional.of(method.getSimpleName().toString()).filter(m -> method.getKind() == ElementKind.METHOD);
        Place place = Place.of(method);
        diagnostics.report(
                new LayersInSignature(name.declared(), called),
                network.equals(method.getEnclosingElement()) ? place : place.inheritedBy(network));
    }

    private static String kind(TypeElement type) {
        return type.getKind() == ElementKind.ANNOTATION_TYPE
                ? "annotation type"
                : type.getKind().toString().toLowerCase(Locale.ROOT);
    }

    private static List<String> typeParameters(TypeElement type) {
        return type.getTypeParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
    }

    private static LossDeclaration loss(WrittenAnnotation loss) {
        return new LossDeclaration(
                loss.string("value"),
                loss.string("formula"),
                loss.constant("reduction", Reduction.class),
                loss.real("factor"),
                loss.reals(AnnotationNames.LOSS_PARAMETERS),
                loss.list("classWeights"),
                loss.place());
    }
}
