package gradwright.processor.diag.problem;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.FormulaProblem;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** GW401: a character that is part of no word of the language. */
public record UnexpectedCharacter(FormulaExcerpt excerpt) implements FormulaProblem {

    static final Page PAGE = new Page("GW401", "A character that no formula has", """
            A formula is made of numbers, names, brackets and operators: `+ - * .* / ./ ^ .^ '`, comparisons, `&& || !`, and
            `, ; : | =`. Everything is selected with round brackets.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / y[0]")
                                    ^
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """, """
                    [GW401] no formula has the character `[` (formula column 19)
                        sum((y - t)^2) / y[0]
                                          ^
                      help: select entries with round brackets, as in `A(1, 2)`
                      see: docs/errors/GW401.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(formula = "sum((y - t)^2) / N")
                    class Iris {
                        @Affine(3) Layer output;
                    }
                    """));

    /** What is meant by what other languages and typesetters write. */
    private static final Map<String, String> HINTS = hints();

    private static Map<String, String> hints() {
        Map<String, String> hints = new HashMap<>();
        BiConsumer<String, String> row = (characters, hint) ->
                characters.codePoints().mapToObj(Character::toString).forEach(c -> hints.put(c, hint));
        row.accept("[]{}", "select entries with round brackets, as in `A(1, 2)`");
        row.accept("&", "write `&&`");
        row.accept("~\u00ac", "write `!`");
        row.accept("?", "write `where(condition, x, y)`");
        row.accept("@", "write `*` for the product of matrices");
        row.accept("\u2212\u2013\u2014\u2010\u2011", "write `-`");
        row.accept("\u00b7\u22c5\u00d7\u2217", "write `*` for the product of matrices, `.*` entry by entry");
        row.accept(
                "\u2299\u2218\u25e6\u2297",
                "write `.*` for the product entry by entry, `outer(a, b)` for the outer one");
        row.accept("\u00f7", "write `/`");
        row.accept("\u2264", "write `<=`");
        row.accept("\u2265", "write `>=`");
        row.accept("\u2260", "write `!=`");
        row.accept("\u22a4\u2019\u2032\u00b4`", "write `'` for the transpose");
        row.accept("\u00b2", "write `^2`");
        row.accept("\u00b3", "write `^3`");
        row.accept("\u221a", "write `sqrt(x)`");
        row.accept("\u2211", "write `sum(n: x(n))`");
        row.accept("\u220f", "write `prod(n: x(n))`");
        row.accept("\u2202\u2207", "write `grad(y, x)`");
        row.accept("\u2016", "write `norm(x)`");
        row.accept("\\", "write plain text: LaTeX is not read");
        row.accept("%", "write a share as a number: 5 % is `0.05`");
        row.accept("\"", "leave it out: names and numbers stand without quotes");
        return Map.copyOf(hints);
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String mistake() {
        return "no formula has the character " + Wording.code(excerpt.piece());
    }

    @Override
    public String help() {
        return HINTS.getOrDefault(excerpt.piece(), "leave it out");
    }
}
