package gradwright.processor.ir;

import java.util.List;

/** An expression of the emitted language. */
public sealed interface Code {

    /** A literal, as it is written. */
    record Literal(String text) implements Code {}

    /** A constant in the precision of the place where it stands. */
    record Constant(Rational value) implements Code {}

    /** What is less than every number, in the precision of the place where it stands. */
    record NegativeInfinity() implements Code {}

    /** A variable. */
    record Name(String name) implements Code {}

    /** An entry of an array. */
    record Element(String array, Offset offset) implements Code {}

    /** An offset by itself, as an argument or a limit. */
    record Place(Offset offset) implements Code {}

    /** A binary operator. */
    record Infix(Operator operator, Code left, Code right) implements Code {}

    /** A sign. */
    record Negated(Code operand) implements Code {}

    /** {@code condition ? then : otherwise}. */
    record Conditional(Code condition, Code then, Code otherwise) implements Code {}

    /** A static method of the runtime or of the JDK, or a method of the class itself where {@code owner} is empty. */
    record Call(String owner, String method, List<Code> arguments) implements Code {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Binary operators, with what they bind. */
    enum Operator {
        AND("&&", 1),
        EQUAL("==", 2),
        UNEQUAL("!=", 2),
        GREATER(">", 3),
        LESS("<", 3),
        AT_LEAST(">=", 3),
        AT_MOST("<=", 3),
        PLUS("+", 4),
        MINUS("-", 4),
        TIMES("*", 5),
        DIVIDED("/", 5),
        /** Of whole numbers. */
        REMAINDER("%", 5);

        private final String symbol;
        private final int precedence;

        Operator(String symbol, int precedence) {
            this.symbol = symbol;
            this.precedence = precedence;
        }

        public String symbol() {
            return symbol;
        }

        public int precedence() {
            return precedence;
        }
    }
}
