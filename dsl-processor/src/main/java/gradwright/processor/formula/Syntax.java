package gradwright.processor.formula;

import gradwright.processor.ir.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A node of a formula's syntax tree, with its place in the text. */
sealed interface Syntax {

    Span span();

    /** The nodes directly inside, selectors included. */
    default List<Syntax> children() {
        if (this instanceof Prefix prefix) {
            return List.of(prefix.operand());
        }
        if (this instanceof Infix infix) {
            return List.of(infix.left(), infix.right());
        }
        if (this instanceof Transpose transpose) {
            return List.of(transpose.operand());
        }
        if (this instanceof Binder binder) {
            return binder.condition()
                    .map(condition -> List.of(binder.body(), condition))
                    .orElse(List.of(binder.body()));
        }
        List<Syntax> children = new ArrayList<>();
        if (this instanceof Selection selection) {
            children.add(selection.operand());
            selection.selectors().forEach(selector -> children.addAll(selector.ends()));
        } else if (this instanceof Call call) {
            call.arguments().forEach(argument -> children.addAll(argument.ends()));
        }
        return children;
    }

    /** The node without brackets around it. */
    default Syntax bare() {
        return this instanceof Prefix prefix && prefix.operator().equals("(")
                ? prefix.operand().bare()
                : this;
    }

    /** A number as it is written. */
    record Literal(Rational value, Span span) implements Syntax {}

    /** A name by itself. */
    record Name(String name, Span span) implements Syntax {}

    /** {@code -x}, {@code +x} or {@code !x}. */
    record Prefix(String operator, Syntax operand, Span span) implements Syntax {}

    /** Two operands with an operator between them. */
    record Infix(String operator, Span operatorSpan, Syntax left, Syntax right) implements Syntax {
        @Override
        public Span span() {
            return left.span().to(right.span());
        }
    }

    /** {@code A'}. */
    record Transpose(Syntax operand, Span span) implements Syntax {}

    /** {@code A(1, :)}. */
    record Selection(Syntax operand, List<Selector> selectors, Span span) implements Syntax {
        public Selection {
            selectors = List.copyOf(selectors);
        }
    }

    /** {@code sum(A; N)}: a function, or where the name is known as a value, a selection from it. */
    record Call(Name function, List<Selector> arguments, List<Name> dimensions, Span span) implements Syntax {
        public Call {
            arguments = List.copyOf(arguments);
            dimensions = List.copyOf(dimensions);
        }
    }

    /** {@code sum(i, j: body | condition)}. */
    record Binder(Name function, List<Name> variables, Syntax body, Optional<Syntax> condition, Span span)
            implements Syntax {
        public Binder {
            variables = List.copyOf(variables);
        }
    }

    /** What is taken along a dimension: all, one entry, or a range; what is not written is empty. */
    record Selector(Optional<Syntax> from, Optional<Syntax> to, boolean isRange, Span span) {

        List<Syntax> ends() {
            return Stream.concat(from.stream(), to.stream()).toList();
        }
    }

    /** {@code S = X*W} or {@code U(n, j) = ...}. */
    record Binding(Name name, List<Name> head, Syntax body) {
        public Binding {
            head = List.copyOf(head);
        }
    }

    /** A whole formula. */
    record Whole(List<Binding> bindings, Syntax result) {
        public Whole {
            bindings = List.copyOf(bindings);
        }
    }
}
