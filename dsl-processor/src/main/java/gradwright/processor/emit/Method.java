package gradwright.processor.emit;

import gradwright.processor.ir.Statement;
import java.util.List;

/**
 * A method of the generated class, before it is printed. Methods that are equal in all of this are one method.
 *
 * @param rank where it stands among the others
 * @param name what the method is overloaded by are its parameters
 * @param parameters the arrays handed over, after the number of samples
 * @param returnsLoss whether the loss is returned
 * @param summary first sentence of its Javadoc
 */
record Method(
        int rank,
        String name,
        List<Parameter> parameters,
        boolean returnsLoss,
        String summary,
        List<Statement> statements) {

    Method {
        parameters = List.copyOf(parameters);
        statements = List.copyOf(statements);
    }

    Method withName(String other) {
        return new Method(rank, other, parameters, returnsLoss, summary, statements);
    }

    /** What tells overloads apart. */
    List<Boolean> parameterTypes() {
        return parameters.stream().map(Parameter::isLabels).toList();
    }

    /** An array handed over. */
    record Parameter(String name, boolean isLabels) {}
}
