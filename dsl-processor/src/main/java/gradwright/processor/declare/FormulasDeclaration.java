package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import java.util.List;

/** A declared interface of functions. */
public record FormulasDeclaration(
        GeneratedName name, boolean isPublic, List<FunctionDeclaration> functions, Place place) {

    public FormulasDeclaration {
        functions = List.copyOf(functions);
    }
}
