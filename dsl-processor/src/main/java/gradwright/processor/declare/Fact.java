package gradwright.processor.declare;

import gradwright.processor.diag.Place;
import java.util.function.Function;

/** A value that the user wrote, and the place where it is written. */
public record Fact<T>(T value, Place place) {

    /** Another value at the same place. */
    public <R> Fact<R> map(Function<T, R> change) {
        return new Fact<>(change.apply(value), place);
    }
}
