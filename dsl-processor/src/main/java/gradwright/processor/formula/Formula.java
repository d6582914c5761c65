package gradwright.processor.formula;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.NumberOutOfRange;
import gradwright.processor.diag.problem.NumberOutOfRange.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A formula as the user wrote it, and where. */
public record Formula(String text, Place place) {

    /** The names that it uses, whatever they stand for; none where it cannot be read. */
    public Set<String> names() {
        return words().stream().filter(Token::isName).map(Token::text).collect(Collectors.toSet());
    }

    /** Whether {@code name} is used as an index: it selects, or one entry of it is taken. */
    public boolean isIndex(String name) {
        try {
            Syntax.Whole whole = Parser.parse(new FormulaText(text));
            return Stream.concat(whole.bindings().stream().map(Syntax.Binding::body), Stream.of(whole.result()))
                    .anyMatch(part -> isIndex(part, name));
        } catch (Rejected unreadable) {
            return false;
        }
    }

    private static boolean isIndex(Syntax node, String name) {
        boolean isTaken = node instanceof Syntax.Call call
                && (call.function().name().equals(name)
                        ? call.arguments().size() == 1
                        : !FunctionTable.isFunction(call.function().name())
                                && call.children().stream()
                                        .anyMatch(child -> child.bare() instanceof Syntax.Name other
                                                && other.name().equals(name)));
        return isTaken || node.children().stream().anyMatch(child -> isIndex(child, name));
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

    /** Reports the numbers that are written although {@code float} does not hold them; true where there are none. */
    public boolean checkFloat(Diagnostics diagnostics) {
        List<Token> beyond = words().stream()
                .filter(word -> word.kind() == Token.Kind.NUMBER)
                .filter(word -> {
                    float nearest = Float.parseFloat(word.text());
                    return Float.isInfinite(nearest) || (nearest == 0 && Double.parseDouble(word.text()) != 0);
                })
                .toList();
        beyond.stream()
                .limit(1)
                .map(word -> new NumberOutOfRange(new FormulaText(text).excerpt(word.span()), Reason.BEYOND_FLOAT))
                .forEach(problem -> diagnostics.report(problem, place));
        return beyond.isEmpty();
    }

    /** The text as an equation; empty where something is wrong with it, which is reported. */
    public Optional<LoweredClaim> claim(FormulaScope scope, Diagnostics diagnostics) {
        return read(scope, diagnostics, Lowering::claim);
    }

    /** The formula as values of the graph; empty where something is wrong with it, which is reported. */
    public Optional<LoweredFormula> lower(FormulaScope scope, Diagnostics diagnostics) {
        return read(scope, diagnostics, Lowering::whole);
    }

    private <T> Optional<T> read(
            FormulaScope scope, Diagnostics diagnostics, BiFunction<Lowering, Syntax.Whole, Optional<T>> meaning) {
        FormulaText formula = new FormulaText(text);
        try {
            return meaning.apply(new Lowering(formula, scope, diagnostics, place), Parser.parse(formula));
        } catch (Rejected rejected) {
            rejected.problem().ifPresent(problem -> diagnostics.report(problem, place));
            return Optional.empty();
        }
    }
}
