package gradwright.processor.diag;

/** A layer in a chain of shapes: the numbers that it takes and gives for one sample. */
public record ShapeRow(String layer, int in, int out, Place place) {}
