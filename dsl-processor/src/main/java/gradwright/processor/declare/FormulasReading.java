package gradwright.processor.declare;

/**
 * What was read from an interface of functions.
 *
 * @param isResolved whether javac understands all of it; if not, javac reports it, unless a later round brings what is
 *     missing
 * @param declaration the functions as far as they could be read
 */
public record FormulasReading(boolean isResolved, FormulasDeclaration declaration) {}
