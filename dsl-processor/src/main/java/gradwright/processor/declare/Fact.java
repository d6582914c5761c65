package gradwright.processor.declare;

import gradwright.processor.diag.Place;

/** A value that the user wrote, and the place where it is written. */
public record Fact<T>(T value, Place place) {}
