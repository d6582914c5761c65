package gradwright.processor.build;

import gradwright.processor.declare.GeneratedName;

/** What the class generated for an interface of functions says besides its functions. */
public record FormulasOutline(GeneratedName name, boolean isPublic) {}
