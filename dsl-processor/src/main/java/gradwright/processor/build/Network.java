package gradwright.processor.build;

import gradwright.processor.ir.Graph;

/** A network between two phases: its graph so far, and the outline that the last phase needs. */
public record Network(Outline outline, Graph graph) {}
