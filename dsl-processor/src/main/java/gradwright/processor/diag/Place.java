package gradwright.processor.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.tools.Diagnostic;

/**
 * Where something is written: an element, one of its annotations, or a value in it. Phases carry places and hand them
 * back; only {@code declare} makes them and only {@code diag} looks inside.
 */
public final class Place {

    private final Optional<Element> element;
    private final Optional<AnnotationMirror> annotation;
    private final Optional<AnnotationValue> value;
    private final Optional<TypeElement> heir;

    private Place(
            Optional<Element> element,
            Optional<AnnotationMirror> annotation,
            Optional<AnnotationValue> value,
            Optional<TypeElement> heir) {
        this.element = element;
        this.annotation = annotation;
        this.value = value;
        this.heir = heir;
    }

    /** Returns a place in no source file, for declarations that were not read from one. */
    public static Place nowhere() {
        return new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the place where {@code element} is declared. */
    public static Place of(Element element) {
        return new Place(Optional.of(element), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the place of {@code annotation}, written on this element. */
    public Place at(AnnotationMirror annotation) {
        return new Place(element, Optional.of(annotation), Optional.empty(), heir);
    }

    /** Returns the place of {@code value}, written in {@code annotation} on this element. */
    public Place at(AnnotationMirror annotation, AnnotationValue value) {
        return new Place(element, Optional.of(annotation), Optional.of(value), heir);
    }

    /** Returns this place as it concerns a class that inherits the element: shown there, with the element named. */
    public Place inheritedBy(TypeElement type) {
        return new Place(element, annotation, value, Optional.of(type));
    }

    /** Returns the class that this is shown at because it inherits the element, if there is one. */
    Optional<String> heir() {
        return heir.map(Place::declared);
    }

    /** Returns where the element stands, if it is shown where it is inherited. */
    Optional<String> inheritance() {
        return heir.flatMap(type -> element)
                .flatMap(e -> Optional.ofNullable(e.getEnclosingElement())
                        .filter(TypeElement.class::isInstance)
                        .map(owner -> Wording.code(e.getSimpleName().toString()) + " is inherited from "
                                + Wording.code(declared((TypeElement) owner))));
    }

    /** The name of a class within its package. */
    private static String declared(TypeElement type) {
        String name = type.getSimpleName().toString();
        return type.getEnclosingElement() instanceof TypeElement outer ? declared(outer) + "." + name : name;
    }

    /** Returns the annotations of this project on the element, as one would write them on a line. */
    public String written() {
        return element.stream()
                .flatMap(e -> e.getAnnotationMirrors().stream())
                .filter(Place::isOurs)
                .flatMap(Place::each)
                .map(Place::written)
                .collect(Collectors.joining(" "));
    }

    private static boolean isOurs(AnnotationMirror mirror) {
        return mirror.getAnnotationType().toString().startsWith("gradwright.");
    }

    /** What is written more than once stands in an annotation that is not written at all. */
    private static Stream<AnnotationMirror> each(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Repeated")
                ? mirror.getElementValues().values().stream()
                        .flatMap(values -> ((List<?>) values.getValue()).stream())
                        .map(value -> (AnnotationMirror) ((AnnotationValue) value).getValue())
                : Stream.of(mirror);
    }

    private static String written(AnnotationMirror mirror) {
        List<String> members = new ArrayList<>();
        mirror.getElementValues()
                .forEach((member, value) -> members.add(member.getSimpleName() + " = " + written(value.getValue())));
        if (members.size() == 1) {
            members.replaceAll(
                    member -> member.startsWith("value = ") ? member.substring("value = ".length()) : member);
        }
        return "@" + mirror.getAnnotationType().asElement().getSimpleName()
                + (members.isEmpty() ? "" : "(" + String.join(", ", members) + ")");
    }

    private static String written(Object value) {
        if (value instanceof String text) {
            return Wording.literal(text);
        }
        if (value instanceof VariableElement constant && constant.asType() instanceof DeclaredType type) {
            return type.asElement().getSimpleName() + "." + constant.getSimpleName();
        }
        return value.toString();
    }

    /** Returns a number that grows from the top of a declaration to its end: the class comes before its members. */
    int row() {
        return element.filter(e -> !(e instanceof TypeElement) && heir.isEmpty())
                .flatMap(e -> Optional.ofNullable(e.getEnclosingElement())
                        .map(owner -> owner.getEnclosedElements().indexOf(e)))
                .orElse(-1);
    }

    void print(Messager messager, Diagnostic.Kind kind, String message) {
        if (heir.isPresent()) {
            messager.printMessage(kind, message, heir.get());
        } else {
            messager.printMessage(kind, message, element.orElse(null), annotation.orElse(null), value.orElse(null));
        }
    }
}
