package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;
import java.util.Optional;
import java.util.stream.Stream;

/** GW408: a name that stands for nothing. */
public record UnknownFormulaName(FormulaExcerpt excerpt, UnknownName name, boolean isFunction)
        implements FormulaProblem {

    static final Page PAGE =
            new Page("GW408", "A name that the formula does not know", """
            A formula knows its parameters, its bindings, the names of dimensions, index variables where they are bound, and
            `pi`. In `@Activation(formula)` the variable is `x`; in `@Loss(formula)` `y` is the output over `N, K`, `t` the
            target and `x` the input over `N, M`. In a claim of a network the names are those of its trace: `input`, `hidden`,
            `hidden.pre`, `hidden.weight` ..., and `targets`, `labels` and `loss`.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - T)^2) / N")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW408] a formula does not know the name `T`: did you mean `t`? (formula column 10)
                        sum((y - T)^2) / N
                                 ^
                      help: write `t`
                      see: docs/errors/GW408.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / N")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return "a formula does not know the name " + Wording.code(name.given())
                + (isFunction ? ", only the function" : name.question());
    }

    /** What is transposed here the way that others write it: {@code X.T}, {@code X^T}, or with a small T behind. */
    private Optional<String> transposed() {
        String given = name.given();
        String before = excerpt.text().substring(0, excerpt.start()).stripTrailing();
        if (given.equals("T") && before.endsWith("^")) {
            return Optional.of("A");
        }
        return Stream.of(".T", ".t", "\u1d40", "_T")
                .filter(given::endsWith)
                .map(end -> given.substring(0, given.length() - end.length()))
                .filter(name.known()::contains)
                .findFirst();
    }

    @Override
    public String help() {
        if (transposed().isPresent()) {
            return "write " + Wording.code(transposed().get() + "'") + " for the transpose";
        }
        if (name.given().equals("e")) {
            return "write `exp(1)`, and `exp(x)` for its powers";
        }
        return isFunction ? "write its argument: " + Wording.code(name.given() + "(...)") : name.help();
    }
}
