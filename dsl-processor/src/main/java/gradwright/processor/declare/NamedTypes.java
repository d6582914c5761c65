package gradwright.processor.declare;

import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** The classes that a type is made of. */
final class NamedTypes {
    private NamedTypes() {}

    /** Returns {@code List} and {@code Layer} for {@code List<? extends Layer>[]}. */
    static Stream<TypeElement> in(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return in(array.getComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return Stream.of(wildcard)
                    .flatMap(w -> Stream.of(w.getExtendsBound(), w.getSuperBound()))
                    .filter(Objects::nonNull)
                    .flatMap(NamedTypes::in);
        }
        if (type instanceof DeclaredType declared) {
            return Stream.concat(
                    named(declared), declared.getTypeArguments().stream().flatMap(NamedTypes::in));
        }
        // Without the bound's own arguments, in which the variable may stand again.
        return type instanceof TypeVariable variable ? named(variable.getUpperBound()) : Stream.empty();
    }

    private static Stream<TypeElement> named(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                        && type instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                ? Stream.of(element)
                : Stream.empty();
    }
}
