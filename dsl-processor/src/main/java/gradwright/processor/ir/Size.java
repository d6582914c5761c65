package gradwright.processor.ir;

/** The length of an axis: a number, or a symbol that stands for one until the network runs. */
public sealed interface Size {

    /** A length known while compiling. */
    record Fixed(int length) implements Size {}

    /** A length known when the network runs; {@code name} is the variable that holds it. */
    record Symbol(String name) implements Size {}
}
