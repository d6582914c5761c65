package gradwright.processor.build;

import gradwright.processor.ir.Graph;

/** A function between two phases: its graph so far, and the outline that the last phase needs. */
public record Function(FunctionOutline outline, Graph graph) {}
