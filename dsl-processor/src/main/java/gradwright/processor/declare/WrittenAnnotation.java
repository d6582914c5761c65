package gradwright.processor.declare;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.RepeatedAnnotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** An annotation of ours as it stands in the source: only what is written has a value. */
final class WrittenAnnotation {

    /** What javac and ECJ give for a value that they could not resolve; a real string prints with its quotes. */
    private static final String UNRESOLVED = "<error>";

    private final Place annotated;
    private final AnnotationMirror mirror;

    private WrittenAnnotation(Place annotated, AnnotationMirror mirror) {
        this.annotated = annotated;
        this.mirror = mirror;
    }

    static Optional<WrittenAnnotation> on(Element element, String annotation) {
        return on(element, Place.of(element), annotation);
    }

    /** The same, with its mistakes shown where {@code annotated} is shown; of several the first. */
    static Optional<WrittenAnnotation> on(Element element, Place annotated, String annotation) {
        return all(element, annotated, annotation).findFirst();
    }

    /** An annotation each time that it is written on the element. */
    static List<WrittenAnnotation> allOf(Element element, String annotation) {
        return all(element, Place.of(element), annotation).toList();
    }

    private static Stream<WrittenAnnotation> all(Element element, Place annotated, String annotation) {
        String container = AnnotationNames.container(annotation);
        return element.getAnnotationMirrors().stream()
                .flatMap(
                        mirror -> qualifiedName(mirror).contentEquals(container) ? contents(mirror) : Stream.of(mirror))
                .filter(mirror -> qualifiedName(mirror).contentEquals(annotation))
                .map(mirror -> new WrittenAnnotation(annotated, mirror));
    }

    private static Stream<AnnotationMirror> contents(AnnotationMirror container) {
        return container.getElementValues().values().stream()
                .filter(value -> value.getValue() instanceof List<?>)
                .flatMap(value -> ((List<?>) value.getValue()).stream())
                .filter(AnnotationValue.class::isInstance)
                .map(value -> ((AnnotationValue) value).getValue())
                .filter(AnnotationMirror.class::isInstance)
                .map(AnnotationMirror.class::cast);
    }

    /** Reports those of {@code annotations} that stand on {@code element} more than once, at {@code annotated}. */
    static void reportRepeated(
            Element element, String declared, Place annotated, List<String> annotations, Diagnostics diagnostics) {
        for (String annotation : annotations) {
            int times = allOf(element, annotation).size();
            if (times > 1) {
                diagnostics.report(
                        new RepeatedAnnotation(declared, AnnotationNames.simple(annotation), times), annotated);
            }
        }
    }

    private static Name qualifiedName(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName();
    }

    Place place() {
        return annotated.at(mirror);
    }

    /** Returns whether every member that has no default is written and every written value has its member's type. */
    boolean isResolved() {
        Map<? extends ExecutableElement, ? extends AnnotationValue> written = mirror.getElementValues();
        return ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements()).stream()
                .allMatch(member -> written.containsKey(member)
                        ? isResolved(member.getReturnType(), written.get(member))
                        : member.getDefaultValue() != null);
    }

    private static boolean isResolved(TypeMirror type, AnnotationValue written) {
        Object value = written.getValue();
        if (type instanceof ArrayType array) {
            return value instanceof List<?> list
                    && list.stream()
                            .allMatch(entry -> entry instanceof AnnotationValue single
                                    && isResolved(array.getComponentType(), single));
        }
        if (type.getKind() == TypeKind.DECLARED) {
            return value instanceof VariableElement || (value instanceof String text && !isUnresolved(text, written));
        }
        return type.getKind() == TypeKind.BOOLEAN ? value instanceof Boolean : value instanceof Number;
    }

    /** javac shows what it could not resolve without quotes; Eclipse's compiler has one object for all of it. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isUnresolved(String text, AnnotationValue written) {
        return written.toString().equals(UNRESOLVED) || text == UNRESOLVED;
    }

    Optional<Fact<Integer>> integer(String member) {
        return fact(member, Integer.class);
    }

    /** A whole number that has to be written: 0, which no such number may be, at the annotation where it is not. */
    Fact<Integer> required(String member) {
        return integer(member).orElseGet(() -> new Fact<>(0, place()));
    }

    Optional<Fact<Double>> real(String member) {
        return fact(member, Double.class);
    }

    /** Those of the members that are written; what is true or false as 1 or 0. */
    Map<String, Fact<Double>> reals(List<String> members) {
        Map<String, Fact<Double>> written = new HashMap<>();
        members.forEach(member -> real(member)
                .or(() -> flag(member).map(flag -> new Fact<>(flag.value() ? 1.0 : 0.0, flag.place())))
                .ifPresent(value -> written.put(member, value)));
        return written;
    }

    /** The numbers of an array, each where it stands; a single one may be written without braces. */
    Optional<Fact<List<Fact<Double>>>> list(String member) {
        return list(member, Double.class);
    }

    /** The strings of an array, each where it stands; none where it is not written. */
    List<Fact<String>> strings(String member) {
        return list(member, String.class).map(Fact::value).orElse(List.of());
    }

    private <T> Optional<Fact<List<Fact<T>>>> list(String member, Class<T> type) {
        return fact(member, Object.class).map(list -> {
            List<Fact<T>> entries = new ArrayList<>();
            for (Object entry : (List<?>) list.value()) {
                AnnotationValue value = (AnnotationValue) entry;
                entries.add(new Fact<>(type.cast(value.getValue()), annotated.at(mirror, value)));
            }
            return new Fact<>(List.copyOf(entries), list.place());
        });
    }

    Optional<Fact<Boolean>> flag(String member) {
        return fact(member, Boolean.class);
    }

    Optional<Fact<String>> string(String member) {
        return fact(member, String.class);
    }

    <E extends Enum<E>> Optional<Fact<E>> constant(String member, Class<E> type) {
        return fact(member, VariableElement.class)
                .map(fact -> new Fact<>(
                        Enum.valueOf(type, fact.value().getSimpleName().toString()), fact.place()));
    }

    private <T> Optional<Fact<T>> fact(String member, Class<T> type) {
        return mirror.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .map(Map.Entry::getValue)
                .filter(value -> type.isInstance(value.getValue()))
                .map(value -> new Fact<>(type.cast(value.getValue()), annotated.at(mirror, value)))
                .findFirst();
    }
}
