package gradwright.processor.emit;

/** A source file to be written: the name of its class, and its text. */
public record GeneratedSource(String qualifiedName, String content) {}
