package gradwright.processor.declare;

import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** The classes that a class extends. */
final class Superclasses {
    private Superclasses() {}

    /** Returns them from the nearest on. */
    static Stream<TypeElement> of(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType superclass
                        && superclass.asElement() instanceof TypeElement parent
                ? Stream.concat(Stream.of(parent), of(parent))
                : Stream.empty();
    }
}
