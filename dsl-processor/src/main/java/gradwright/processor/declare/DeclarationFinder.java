package gradwright.processor.declare;

import static java.util.Objects.requireNonNull;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.MisplacedClaim;
import gradwright.processor.diag.problem.MissingFormulas;
import gradwright.processor.diag.problem.MissingNetwork;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds the classes that one round brings, in an order that does not depend on the order in which they were given. */
public final class DeclarationFinder {

    private final Set<? extends TypeElement> present;
    private final RoundEnvironment round;

    /** What the round brings, where the annotations {@code present} are written. */
    public DeclarationFinder(Set<? extends TypeElement> present, RoundEnvironment round) {
        this.present = present;
        this.round = round;
    }

    /** Returns the names of all annotations that a declaration is made of. */
    public static Set<String> annotations() {
        return AnnotationNames.ALL.stream()
                .flatMap(annotation -> Stream.of(annotation, AnnotationNames.container(annotation)))
                .collect(Collectors.toSet());
    }

    /** Returns the networks of the round, sorted by name. */
    public List<TypeElement> networks() {
        return sorted(declared(AnnotationNames.NETWORK));
    }

    /** Returns the interfaces of functions of the round, sorted by name. */
    public List<TypeElement> formulas() {
        return sorted(declared(AnnotationNames.FORMULAS));
    }

    private static List<TypeElement> sorted(Stream<TypeElement> types) {
        return types.sorted(Comparator.comparing(type -> type.getQualifiedName().toString()))
                .toList();
    }

    private Stream<TypeElement> declared(String annotation) {
        return annotated(annotation).filter(TypeElement.class::isInstance).map(TypeElement.class::cast);
    }

    /**
     * Reports the classes of the round that have layers or a loss without being networks; those whose layers bear no
     * annotation as far as they stand within networks.
     */
    public void reportMissingNetworks(Diagnostics diagnostics) {
        // Of a class that a network has as a field, the network says that this is not the way.
        Set<String> used = declared(AnnotationNames.NETWORK)
                .flatMap(network -> Stream.concat(Superclasses.of(network), LayerField.networksWithin(network)))
                .map(type -> type.getQualifiedName().toString())
                .collect(Collectors.toSet());
        SortedMap<String, Element> first = new TreeMap<>();
        Stream.concat(
                        AnnotationNames.WITHIN_NETWORKS.stream().flatMap(this::annotated),
                        declared(AnnotationNames.NETWORK)
                                .flatMap(DeclarationFinder::nested)
                                .flatMap(LayerField::in))
                .forEach(element -> first.putIfAbsent(owner(element).toString(), element));
        first.values().stream()
                .filter(element -> WrittenAnnotation.on(owner(element), AnnotationNames.NETWORK)
                        .isEmpty())
                .filter(element -> !element.getKind().isField()
                        || !used.contains(owner(element).getQualifiedName().toString()))
                .forEach(element -> report(element, diagnostics));
    }

    private static Stream<TypeElement> nested(TypeElement type) {
        return ElementFilter.typesIn(type.getEnclosedElements()).stream()
                .flatMap(inner -> Stream.concat(Stream.of(inner), nested(inner)));
    }

    /** Reports the types of the round that describe functions without being interfaces of functions. */
    public void reportMissingFormulas(Diagnostics diagnostics) {
        SortedMap<String, MissingFormulas> first = new TreeMap<>();
        Map<String, TypeElement> owners = new HashMap<>();
        for (String annotation : AnnotationNames.WITHIN_FORMULAS) {
            annotated(annotation)
                    .filter(element -> WrittenAnnotation.on(owner(element), AnnotationNames.FORMULAS)
                            .isEmpty())
                    .forEach(element -> {
                        TypeElement owner = owner(element);
                        owners.put(owner.toString(), owner);
                        first.putIfAbsent(
                                owner.toString(),
                                new MissingFormulas(
                                        DeclaredName.of(owner),
                                        AnnotationNames.simple(annotation),
                                        methodName(element),
                                        owner.getKind() == ElementKind.INTERFACE));
                    });
        }
        first.forEach((owner, problem) -> diagnostics.report(problem, Place.of(requireNonNull(owners.get(owner)))));
    }

    /** The method that {@code element} is, or is a parameter of; empty for a constructor. */
    private static Optional<String> methodName(Element element) {
        Element method =
                element.getKind() == ElementKind.PARAMETER ? requireNonNull(element.getEnclosingElement()) : element;
        return Optional.of(method.getSimpleName().toString()).filter(name -> method.getKind() == ElementKind.METHOD);
    }

    /** Reports the claims of the round on what is neither a network nor a function. */
    public void reportMisplacedClaims(Diagnostics diagnostics) {
        SortedMap<String, Element> misplaced = new TreeMap<>();
        annotated(AnnotationNames.CLAIM)
                .filter(element -> WrittenAnnotation.on(
                                owner(element),
                                element instanceof TypeElement ? AnnotationNames.NETWORK : AnnotationNames.FORMULAS)
                        .isEmpty())
                .forEach(element -> misplaced.put(owner(element) + "." + element, element));
        misplaced.values().forEach(element -> {
            boolean isMethod = !(element instanceof TypeElement);
            String type = DeclaredName.of(owner(element));
            diagnostics.report(
                    new MisplacedClaim(
                            isMethod ? type + "." + element.getSimpleName() : type,
                            isMethod,
                            WrittenAnnotation.on(element, AnnotationNames.FORMULAS)
                                    .isPresent()),
                    Place.of(element));
        });
    }

    /** In source order within a class: compilers differ in what they give first. */
    private Stream<? extends Element> annotated(String annotation) {
        // To look a name up that no module has takes javac long.
        String container = AnnotationNames.container(annotation);
        return present.stream()
                .filter(type -> type.getQualifiedName().contentEquals(annotation)
                        || type.getQualifiedName().contentEquals(container))
                .flatMap(type -> round.getElementsAnnotatedWith(type).stream())
                .sorted(Comparator.comparingInt(
                        element -> owner(element).getEnclosedElements().indexOf(element)));
    }

    private static TypeElement owner(Element element) {
        return element instanceof TypeElement type ? type : owner(requireNonNull(element.getEnclosingElement()));
    }

    private static void report(Element element, Diagnostics diagnostics) {
        TypeElement owner = owner(element);
        String name = DeclaredName.of(owner);
        Optional<String> field = element.getKind().isField()
                ? Optional.of(element.getSimpleName().toString())
                : Optional.empty();
        Optional<String> annotation = AnnotationNames.WITHIN_NETWORKS.stream()
                .filter(candidate -> WrittenAnnotation.on(element, candidate).isPresent())
                .findFirst()
                .map(AnnotationNames::simple);
        boolean isClass = owner.getKind() == ElementKind.CLASS;
        diagnostics.report(new MissingNetwork(name, isClass, annotation, field), Place.of(owner));
    }
}
