package gradwright.processor.declare;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.BareLayer;
import gradwright.processor.diag.problem.FieldNotLayer;
import gradwright.processor.diag.problem.FixedLayerField;
import gradwright.processor.diag.problem.LayersInOneField;
import gradwright.processor.diag.problem.NetworkWithinNetwork;
import gradwright.processor.ir.WeightLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** A field that is a layer, or was meant to be one or several. */
final class LayerField {

    private static final String LAYER = "gradwright.Layer";

    private final VariableElement field;
    private final TypeElement owner;
    private final boolean isInherited;
    private final Place place;
    private final Optional<WrittenAnnotation> affine;
    private final Optional<WrittenAnnotation> activation;

    private LayerField(VariableElement field, TypeElement owner, TypeElement network) {
        this.field = field;
        this.owner = owner;
        this.isInherited = !network.equals(owner);
        this.place = isInherited ? Place.of(field).inheritedBy(network) : Place.of(field);
        this.affine = WrittenAnnotation.on(field, place, AnnotationNames.AFFINE);
        this.activation = WrittenAnnotation.on(field, place, AnnotationNames.ACTIVATION);
    }

    /** Returns the layers of {@code type}: those of its superclasses first, each in source order. */
    static List<LayerField> allOf(TypeElement type) {
        List<LayerField> layers = new ArrayList<>();
        Superclasses.of(type).forEach(superclass -> layers.addAll(0, declaredIn(superclass, type)));
        layers.addAll(declaredIn(type, type));
        return List.copyOf(layers);
    }

    /**
     * Returns the layers that {@code type} itself declares, as they are layers of {@code network}; elements enclosed in a
     * type that is read from source are in source order.
     */
    static List<LayerField> declaredIn(TypeElement type, TypeElement network) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .map(field -> new LayerField(field, type, network))
                .filter(field -> field.isAnnotated()
                        || field.holdsLayers()
                        || field.isMisnamedLayer()
                        || field.innerNetwork().isPresent())
                .toList();
    }

    /** Returns the fields of {@code type} that are layers, with or without annotations, whatever the type is. */
    static Stream<VariableElement> in(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream().filter(LayerField::isLayer);
    }

    /** Returns the other declarations that the fields of {@code network} name, and what those inherit from. */
    static Stream<TypeElement> networksWithin(TypeElement network) {
        return allOf(network).stream()
                .flatMap(field -> field.innerNetwork().stream())
                .flatMap(inner -> Stream.concat(Stream.of(inner), Superclasses.of(inner)));
    }

    private static boolean isLayer(VariableElement field) {
        return field.asType() instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element
                && isLayer(element);
    }

    private static boolean isLayer(TypeElement type) {
        return type.getQualifiedName().contentEquals(LAYER);
    }

    /** Returns whether {@code type} is {@code Layer}, or an array, a list or the like of it. */
    static boolean holdsLayers(TypeMirror type) {
        return NamedTypes.in(type).anyMatch(LayerField::isLayer);
    }

    private boolean holdsLayers() {
        return holdsLayers(field.asType());
    }

    /** Another declaration that the field's type names. */
    private Optional<TypeElement> innerNetwork() {
        return NamedTypes.in(field.asType())
                .filter(type -> !type.equals(owner))
                .filter(type ->
                        WrittenAnnotation.on(type, AnnotationNames.NETWORK).isPresent()
                                || Stream.concat(Stream.of(type), Superclasses.of(type))
                                        .flatMap(LayerField::in)
                                        .findAny()
                                        .isPresent())
                .findFirst();
    }

    String name() {
        return field.getSimpleName().toString();
    }

    TypeElement owner() {
        return owner;
    }

    Place place() {
        return place;
    }

    boolean isResolved() {
        return field.asType().getKind() != TypeKind.ERROR
                && Stream.concat(affine.stream(), activation.stream()).allMatch(WrittenAnnotation::isResolved);
    }

    private boolean isAnnotated() {
        return affine.isPresent() || activation.isPresent();
    }

    /** Without its import, {@code Layer} does not resolve: the field is a layer, only javac cannot know. */
    private boolean isMisnamedLayer() {
        return field.asType().getKind() == TypeKind.ERROR
                && field.asType().toString().equals("Layer");
    }

    /**
     * Reads a resolved field, whose weight is stored as {@code weights} says unless the field says otherwise.
     * One that cannot be a layer is reported, and taken for the layer it was meant to be.
     */
    LayerDeclaration read(String network, WeightLayout weights, Diagnostics diagnostics) {
        if (isLayer(field)) {
            checkLayer(network, diagnostics);
        } else if (holdsLayers()) {
            diagnostics.report(
                    new LayersInOneField(network, name(), field.asType().toString(), place.written()), place);
        } else if (isAnnotated()) {
            String annotation = affine.isPresent() ? AnnotationNames.AFFINE : AnnotationNames.ACTIVATION;
            diagnostics.report(
                    new FieldNotLayer(
                            network,
                            name(),
                            AnnotationNames.simple(annotation),
                            field.asType().toString()),
                    place);
        } else {
            innerNetwork()
                    .map(inner -> new NetworkWithinNetwork(network, name(), DeclaredName.of(inner)))
                    .ifPresent(problem -> diagnostics.report(problem, place));
        }
        WrittenAnnotation.reportRepeated(
                field,
                network + "." + name(),
                place,
                List.of(AnnotationNames.AFFINE, AnnotationNames.ACTIVATION),
                diagnostics);
        return new LayerDeclaration(
                name(),
                affine.map(written -> affine(written, weights)),
                activation.map(LayerField::activation),
                isInherited ? Optional.of(DeclaredName.of(owner())) : Optional.empty(),
                place);
    }

    private void checkLayer(String network, Diagnostics diagnostics) {
        List<String> fixed = Stream.of(Modifier.STATIC, Modifier.FINAL)
                .filter(field.getModifiers()::contains)
                .map(Modifier::toString)
                .toList();
        if (!fixed.isEmpty()) {
            diagnostics.report(new FixedLayerField(network, name(), fixed), place);
        }
        if (!isAnnotated()) {
            diagnostics.report(new BareLayer(network, name()), place);
        }
    }

    private static ActivationDeclaration activation(WrittenAnnotation activation) {
        return new ActivationDeclaration(
                activation.string("value"),
                activation.string("formula"),
                activation.reals(AnnotationNames.ACTIVATION_PARAMETERS),
                activation.place());
    }

    private static AffineDeclaration affine(WrittenAnnotation affine, WeightLayout weights) {
        return new AffineDeclaration(
                affine.required("value"),
                affine.integer("in"),
                affine.flag("bias").map(Fact::value).orElse(true),
                affine.constant("weights", WeightLayout.class).map(Fact::value).orElse(weights),
                affine.string("init"),
                affine.place());
    }
}
