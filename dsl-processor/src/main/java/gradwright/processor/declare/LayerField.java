package gradwright.processor.declare;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.FieldNotLayer;
import gradwright.processor.diag.problem.FixedLayerField;
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
import javax.lang.model.util.ElementFilter;

/** A field that is a layer, or is annotated as if it were one. */
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
                .filter(field -> field.isAnnotated() || isLayer(field.field) || field.isMisnamedLayer())
                .toList();
    }

    private static boolean isLayer(VariableElement field) {
        return field.asType() instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(LAYER);
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
        List<String> fixed = Stream.of(Modifier.STATIC, Modifier.FINAL)
                .filter(field.getModifiers()::contains)
                .map(Modifier::toString)
                .toList();
        if (!isLayer(field)) {
            String annotation = affine.isPresent() ? AnnotationNames.AFFINE : AnnotationNames.ACTIVATION;
            diagnostics.report(
                    new FieldNotLayer(
                            network,
                            name(),
                            AnnotationNames.simple(annotation),
                            field.asType().toString()),
                    place);
        } else if (!fixed.isEmpty()) {
            diagnostics.report(new FixedLayerField(network, name(), fixed), place);
        }
        return new LayerDeclaration(
                name(),
                affine.flatMap(written -> affine(written, weights)),
                activation.map(LayerField::activation),
                isInherited ? Optional.of(DeclaredName.of(owner())) : Optional.empty(),
                place);
    }

    private static ActivationDeclaration activation(WrittenAnnotation activation) {
        return new ActivationDeclaration(
                activation.string("value"),
                activation.string("formula"),
                activation.reals(AnnotationNames.ACTIVATION_PARAMETERS),
                activation.place());
    }

    private static Optional<AffineDeclaration> affine(WrittenAnnotation affine, WeightLayout weights) {
        return affine.integer("value")
                .map(width -> new AffineDeclaration(
                        width,
                        affine.integer("in"),
                        affine.flag("bias").map(Fact::value).orElse(true),
                        affine.constant("weights", WeightLayout.class)
                                .map(Fact::value)
                                .orElse(weights),
                        affine.string("init"),
                        affine.place()));
    }
}
