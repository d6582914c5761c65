package gradwright.processor.declare;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * The classes that are compiled from source together, as far as the rounds have brought them. Only of these is the order
 * of the fields promised; {@code javax.lang.model} tells them from compiled classes by nothing but the rounds.
 */
public final class SourceTypes {

    private final Set<String> topLevel = new HashSet<>();

    /** Takes in the classes of a round. */
    public void add(RoundEnvironment round) {
        round.getRootElements().forEach(element -> topLevel.add(element.toString()));
    }

    /** Returns whether a top-level class of this name is among them. */
    public boolean contains(String qualifiedName) {
        return topLevel.contains(qualifiedName);
    }

    /** Returns whether {@code type} is among them, or within one of them. */
    boolean contains(TypeElement type) {
        return contains(DeclaredName.topLevel(type).getQualifiedName().toString());
    }
}
