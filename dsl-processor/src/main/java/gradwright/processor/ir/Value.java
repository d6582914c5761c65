package gradwright.processor.ir;

import java.util.List;

/**
 * A node of the graph: an operation's result over ordered named axes, the last one contiguous in memory. It has an
 * identity: {@link Values} interns it, so that two values of one table are the same computation only if they are the
 * same object.
 */
public final class Value {

    private final int id;
    private final Operation operation;
    private final List<Value> operands;
    private final List<Axis> axes;
    private Origin origin;

    Value(int id, Operation operation, List<Axis> axes, Origin origin) {
        this.id = id;
        this.operation = operation;
        this.operands = List.copyOf(operation.operands());
        this.axes = List.copyOf(axes);
        this.origin = origin;
    }

    /** Its number, in order of creation. */
    public int id() {
        return id;
    }

    public Operation operation() {
        return operation;
    }

    /** The values that its operation reads, each once. */
    public List<Value> operands() {
        return operands;
    }

    public List<Axis> axes() {
        return axes;
    }

    public ElementType type() {
        return operation.type();
    }

    public Origin origin() {
        return origin;
    }

    /** Takes a better name: any is better than none, and an output is known as such rather than as its own input. */
    void rename(Origin better) {
        boolean unnamed = origin instanceof Origin.Intermediate && !(better instanceof Origin.Intermediate);
        if (unnamed || (isPreActivation(origin) && isOutput(better))) {
            origin = better;
        }
    }

    private static boolean isPreActivation(Origin origin) {
        return origin instanceof Origin.Declared declared && declared.part() == Origin.Part.PRE_ACTIVATION;
    }

    private static boolean isOutput(Origin origin) {
        return origin instanceof Origin.Declared declared && declared.part() == Origin.Part.OUTPUT;
    }

    /** What is known of its entries. */
    public Facts facts() {
        return operation.facts(axes);
    }

    @Override
    public String toString() {
        return origin + "#" + id;
    }
}
