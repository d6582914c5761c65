package gradwright.processor.ir;

import java.util.List;

/** A statement of the emitted language: what kernels are written in, before anything is printed. */
public sealed interface Statement {

    /** What a variable holds. */
    enum Type {
        /** A number in the network's precision. */
        REAL,
        /** A number in double precision, whatever the program's is: what makes up the number that is returned. */
        DOUBLE,
        INT
    }

    /** Declares a variable; one that is assigned again is not marked otherwise. */
    record Let(Type type, String name, Code value) implements Statement {}

    /** Gives a field a number, which other methods read. */
    record Keep(Type type, String name, Code value) implements Statement {}

    /** Assigns, with an operator such as {@code =} or {@code +=}. */
    record Assign(Code target, String operator, Code value) implements Statement {}

    /** Counts {@code variable} from 0 to below {@code limit}. */
    record For(String variable, Code limit, List<Statement> body) implements Statement {
        public For {
            body = List.copyOf(body);
        }
    }

    /** Does something where a condition holds, and something else, or nothing, where it does not. */
    record If(Code condition, List<Statement> body, List<Statement> otherwise) implements Statement {
        public If {
            body = List.copyOf(body);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** Calls for its effect. */
    record Run(Code.Call call) implements Statement {}

    /** Returns a number in double precision. */
    record Return(Code value) implements Statement {}

    /** A line that says what follows. */
    record Comment(String text) implements Statement {}
}
