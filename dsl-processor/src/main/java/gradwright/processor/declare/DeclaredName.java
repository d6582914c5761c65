package gradwright.processor.declare;

import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Names of classes as users know them. */
final class DeclaredName {
    private DeclaredName() {}

    /** Returns the class's name within its package: {@code A.B} if it is nested. */
    static String of(TypeElement type) {
        return joined(type, ".");
    }

    static GeneratedName generated(TypeElement type, Elements elements, String suffix) {
        return new GeneratedName(
                elements.getPackageOf(type).getQualifiedName().toString(), of(type), joined(type, "_") + suffix);
    }

    /** Returns the class and those around it, from the inside out. */
    static Stream<TypeElement> withEnclosing(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer
                ? Stream.concat(Stream.of(type), withEnclosing(outer))
                : Stream.of(type);
    }

    /** Returns the outermost class around {@code type}. */
    static TypeElement topLevel(TypeElement type) {
        return withEnclosing(type).reduce((inner, outer) -> outer).orElseThrow();
    }

    private static String joined(TypeElement type, String separator) {
        return withEnclosing(type)
                .map(t -> t.getSimpleName().toString())
                .reduce((inner, outer) -> outer + separator + inner)
                .orElseThrow();
    }
}
