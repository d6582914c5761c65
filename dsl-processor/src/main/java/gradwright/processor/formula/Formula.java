package gradwright.processor.formula;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A formula as the user wrote it, and where. */
public record Formula(String text, Place place) {

    /** The names that it uses, whatever they stand for; none where it cannot be read. */
    public Set<String> names() {
        return words().stream().filter(Token::isName).map(Token::text).collect(Collectors.toSet());
    }

    /** The text with something else in the place of a name. */
    public String with(String name, String instead) {
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        for (Token word : words()) {
            if (word.isName() && word.text().equals(name)) {
                replaced.append(text, copied, word.span().start()).append(instead);
                copied = word.span().end();
            }
        }
        return replaced.append(text, copied, text.length()).toString();
    }

    private List<Token> words() {
        try {
            return Lexer.tokens(new FormulaText(text));
        } catch (Rejected unreadable) {
            return List.of();
        }
    }

    /** The formula as values of the graph; empty where something is wrong with it, which is reported. */
    public Optional<LoweredFormula> lower(FormulaScope scope, Diagnostics diagnostics) {
        FormulaText formula = new FormulaText(text);
        try {
            return new Lowering(formula, scope, diagnostics, place).whole(Parser.parse(formula));
        } catch (Rejected rejected) {
            rejected.problem().ifPresent(problem -> diagnostics.report(problem, place));
            return Optional.empty();
        }
    }
}
