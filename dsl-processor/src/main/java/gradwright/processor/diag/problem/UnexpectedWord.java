package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;
import java.util.Map;
import java.util.Optional;

/** GW402: a word that cannot stand where it stands. */
public record UnexpectedWord(FormulaExcerpt excerpt, String expected) implements FormulaProblem {

    static final Page PAGE = new Page(
            "GW402",
            "A formula that breaks off or does not go on so",
            """
            The message says what the grammar allows at this place. The grammar is in [the page on
            formulas](../formulas.md).
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) /")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW402] a formula breaks off where a number, a name or `(` has to follow (formula column 17)
                        sum((y - t)^2) /
                                        ^
                      help: write a number, a name or `(` there
                      see: docs/errors/GW402.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / N")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)**2)")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW402] `*` stands where a number, a name or `(` has to stand (formula column 13)
                        sum((y - t)**2)
                                    ^
                      help: write `^` for a power, `.*` for a product entry by entry
                      see: docs/errors/GW402.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2)")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """));

    /** What is meant by what other languages write: by what is expected and what stands there, or by that alone. */
    private static final Map<String, String> HINTS = Map.of(
            "*", "write `^` for a power, `.*` for a product entry by entry",
            "a name before `=` =",
                    "write `==` to compare; to give a name to a value, write `name = value;` before the rest",
            "`;` and the result ", "write `==` to compare, or `;` and the result after the binding",
            "an operator ,", "leave `,` out: numbers are written as `1000` and `0.5`",
            "an operator ;", "leave `;` out: it ends bindings, such as `d = y - t;`, and the result stands after them",
            "an operator :", "write `=` to give a name to a value, as in `d = y - t;`");

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return excerpt.text().isBlank()
                ? "a formula is empty"
                : excerpt.piece().isEmpty()
                        ? "a formula breaks off where " + expected + " has to follow"
                        : Wording.code(excerpt.piece()) + " stands where " + expected + " has to stand";
    }

    @Override
    public String help() {
        String piece = excerpt.piece();
        boolean isAfterOperand = expected.equals("an operator") || expected.startsWith("`)`");
        if (isAfterOperand && piece.matches("[\\p{Alnum}_(].*")) {
            return "write an operator before " + Wording.code(piece) + ", such as `*`";
        }
        return Optional.ofNullable(HINTS.get(expected + " " + piece))
                .or(() -> Optional.ofNullable(HINTS.get(piece)))
                .orElseGet(() -> "write " + expected
                        + (piece.isEmpty() ? " there" : " there, or leave " + Wording.code(piece) + " out"));
    }
}
