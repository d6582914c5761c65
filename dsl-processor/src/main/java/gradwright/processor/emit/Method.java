package gradwright.processor.emit;

import gradwright.processor.ir.Statement;
import java.util.List;

/**
 * A method of the generated class, before it is printed. Methods that are equal in all of this are one method.
 *
 * @param rank where it stands among the others
 * @param name what the method is overloaded by are its parameters
 * @param parameters the arrays handed over, after the number of samples
 * @param givesLosses whether the losses of the samples are there afterwards
 * @param summary first sentence of its Javadoc
 */
record Method(
        int rank,
        String name,
        List<Parameter> parameters,
        boolean givesLosses,
        String summary,
        List<Statement> statements) {

    Method {
        parameters = List.copyOf(parameters);
        statements = List.copyOf(statements);
    }

    Method withName(String other) {
        return new Method(rank, other, parameters, givesLosses, summary, statements);
    }

    Method withStatements(List<Statement> others) {
        return new Method(rank, name, parameters, givesLosses, summary, others);
    }

    /** A method that does some of what this one does. */
    Method part(String called, List<Parameter> parameters, List<Statement> statements) {
        return new Method(rank, called, parameters, false, "A part of {@code " + name + "}.", statements);
    }

    /** What tells overloads apart. */
    List<Type> parameterTypes() {
        return parameters.stream().map(Parameter::type).toList();
    }

    /** An array handed over, or the variable of a loop. */
    record Parameter(String name, Type type) {}

    /** What an array holds. */
    enum Type {
        /** Numbers in the network's precision. */
        REALS,
        /** Class labels. */
        LABELS,
        /** Losses of samples, in double precision whatever the network's is. */
        LOSSES,
        /** The variable of a loop: no array. */
        COUNTER
    }
}
