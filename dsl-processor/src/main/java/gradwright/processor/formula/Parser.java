package gradwright.processor.formula;

import gradwright.processor.diag.Wording;
import gradwright.processor.diag.problem.ChainedComparison;
import gradwright.processor.diag.problem.FormulaTooLarge;
import gradwright.processor.diag.problem.NumberOutOfRange;
import gradwright.processor.diag.problem.NumberOutOfRange.Reason;
import gradwright.processor.diag.problem.UnexpectedWord;
import gradwright.processor.diag.problem.UnmatchedBracket;
import gradwright.processor.ir.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the words of a formula by recursive descent; each method is one production of the grammar. */
final class Parser {

    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

    /** Deeper nesting than this is nobody's formula, and would overflow the stack. */
    private static final int DEEPEST = 100;

    private static final int MOST_WORDS = 10_000;

    private final FormulaText formula;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(FormulaText formula, List<Token> tokens) {
        this.formula = formula;
        this.tokens = tokens;
    }

    /** The syntax tree of a whole formula. */
    static Syntax.Whole parse(FormulaText formula) {
        List<Token> tokens = Lexer.tokens(formula);
        if (tokens.size() > MOST_WORDS) {
            Span first = tokens.get(MOST_WORDS).span();
            throw Rejected.of(new FormulaTooLarge(formula.excerpt(first), Wording.number(MOST_WORDS) + " words"));
        }
        return new Parser(formula, tokens).whole();
    }

    private Syntax.Whole whole() {
        List<Syntax.Binding> bindings = new ArrayList<>();
        while (isBinding()) {
            bindings.add(binding());
            if (token().kind() == Token.Kind.END) {
                throw unexpected("`;` and the result");
            }
            expect(";", "`;` after the binding");
        }
        Syntax result = expression();
        if (token().is(")")) {
            throw Rejected.of(new UnmatchedBracket(formula.excerpt(token().span()), false));
        }
        if (token().kind() != Token.Kind.END) {
            throw unexpected(token().is("=") ? "a name before `=`" : "an operator");
        }
        return new Syntax.Whole(bindings, result);
    }

    /** Whether what follows is a name, perhaps with a head, and {@code =}. */
    private boolean isBinding() {
        if (!token().isName()) {
            return false;
        }
        int place = next + 1;
        if (tokens.get(place).is("(")) {
            do {
                place++;
                if (!tokens.get(place).isName()) {
                    return false;
                }
                place++;
            } while (tokens.get(place).is(","));
            if (!tokens.get(place).is(")")) {
                return false;
            }
            place++;
        }
        return tokens.get(place).is("=");
    }

    private Syntax.Binding binding() {
        Syntax.Name name = name("a name");
        List<Syntax.Name> head = accept("(") ? names("an index variable") : List.of();
        if (!head.isEmpty()) {
            expect(")", "`)`");
        }
        expect("=", "`=`");
        return new Syntax.Binding(name, head, expression());
    }

    private List<Syntax.Name> names(String what) {
        List<Syntax.Name> names = new ArrayList<>();
        do {
            names.add(name(what));
        } while (accept(","));
        return names;
    }

    private Syntax expression() {
        return nested(this::or);
    }

    private Syntax or() {
        Syntax left = and();
        while (token().is("||")) {
            left = infix(left, this::and);
        }
        return left;
    }

    private Syntax and() {
        Syntax left = not();
        while (token().is("&&")) {
            left = infix(left, this::not);
        }
        return left;
    }

    private Syntax not() {
        return token().is("!") ? prefix(this::not) : comparison();
    }

    private Syntax comparison() {
        Syntax left = sum();
        if (!isComparison()) {
            return left;
        }
        Token operator = take();
        Syntax right = sum();
        Syntax comparison = new Syntax.Infix(operator.text(), operator.span(), left, right);
        if (isComparison()) {
            throw Rejected.of(new ChainedComparison(
                    formula.excerpt(token().span()), formula.at(comparison.span()), formula.at(right.span())));
        }
        return comparison;
    }

    private boolean isComparison() {
        return token().kind() == Token.Kind.SYMBOL && COMPARISONS.contains(token().text());
    }

    private Syntax sum() {
        Syntax left = product();
        while (token().is("+") || token().is("-")) {
            left = infix(left, this::product);
        }
        return left;
    }

    private Syntax product() {
        Syntax left = unary();
        while (token().is("*") || token().is(".*") || token().is("/") || token().is("./")) {
            left = infix(left, this::unary);
        }
        return left;
    }

    private Syntax unary() {
        return token().is("-") || token().is("+") ? prefix(this::unary) : power();
    }

    private Syntax power() {
        Syntax base = postfix();
        return token().is("^") || token().is(".^") ? infix(base, () -> nested(this::unary)) : base;
    }

    private Syntax postfix() {
        Syntax operand = primary();
        while (token().is("'") || token().is("(")) {
            int end = token().span().end();
            if (accept("'")) {
                operand = new Syntax.Transpose(operand, new Span(operand.span().start(), end));
            } else {
                Token open = take();
                List<Syntax.Selector> selectors = selectors();
                Span close = close(open);
                operand =
                        new Syntax.Selection(operand, selectors, operand.span().to(close));
            }
        }
        return operand;
    }

    private Syntax primary() {
        Token token = token();
        if (token.kind() == Token.Kind.NUMBER) {
            take();
            return new Syntax.Literal(number(token), token.span());
        }
        if (token.isName()) {
            return tokens.get(next + 1).is("(") ? call() : name("a name");
        }
        if (token.is("(")) {
            Token open = take();
            Syntax inner = expression();
            Span close = close(open);
            return bracketed(inner, open.span().to(close));
        }
        throw unexpected("a number, a name or `(`");
    }

    /** Brackets leave no node, but messages point at them too. */
    private static Syntax bracketed(Syntax inner, Span span) {
        return new Syntax.Prefix("(", inner, span);
    }

    private Syntax call() {
        Syntax.Name function = name("a function");
        Token open = take();
        if (isBinder(function)) {
            List<Syntax.Name> variables = names("an index variable");
            expect(":", "`:`");
            Syntax body = expression();
            Optional<Syntax> condition = accept("|") ? Optional.of(expression()) : Optional.empty();
            Span close = close(open);
            return new Syntax.Binder(
                    function, variables, body, condition, function.span().to(close));
        }
        List<Syntax.Selector> arguments = selectors();
        List<Syntax.Name> dimensions = accept(";") ? dimensions() : List.of();
        Span close = close(open);
        return new Syntax.Call(function, arguments, dimensions, function.span().to(close));
    }

    /** Whether a reduction goes on with index variables. */
    private boolean isBinder(Syntax.Name function) {
        if (!FunctionTable.isBinder(function.name()) || !token().isName()) {
            return false;
        }
        int place = next + 1;
        while (tokens.get(place).is(",") && tokens.get(place + 1).isName()) {
            place += 2;
        }
        return tokens.get(place).is(":");
    }

    private List<Syntax.Name> dimensions() {
        List<Syntax.Name> dimensions = new ArrayList<>();
        do {
            Token token = token();
            boolean isSize = token.kind() == Token.Kind.NUMBER;
            dimensions.add(isSize ? new Syntax.Name(take().text(), token.span()) : name("a dimension"));
        } while (accept(","));
        return dimensions;
    }

    private List<Syntax.Selector> selectors() {
        List<Syntax.Selector> selectors = new ArrayList<>();
        do {
            selectors.add(selector());
        } while (accept(","));
        return selectors;
    }

    private Syntax.Selector selector() {
        Span colon = token().span();
        if (accept(":")) {
            return new Syntax.Selector(Optional.empty(), Optional.empty(), true, colon);
        }
        Syntax from = expression();
        if (!accept(":")) {
            return new Syntax.Selector(Optional.of(from), Optional.empty(), false, from.span());
        }
        Syntax to = expression();
        return new Syntax.Selector(
                Optional.of(from), Optional.of(to), true, from.span().to(to.span()));
    }

    /** The bracket that closes {@code open}. */
    private Span close(Token open) {
        if (token().kind() == Token.Kind.END) {
            throw Rejected.of(new UnmatchedBracket(formula.excerpt(open.span()), true));
        }
        Span span = token().span();
        expect(")", "`)` or an operator");
        return span;
    }

    private Rational number(Token token) {
        double value = Double.parseDouble(token.text());
        boolean isZero = token.text().split("[eE]", -1)[0].chars().allMatch(c -> c == '0' || c == '.');
        if (Double.isInfinite(value) || (value == 0 && !isZero)) {
            throw Rejected.of(new NumberOutOfRange(formula.excerpt(token.span()), Reason.BEYOND_DOUBLE));
        }
        return isZero ? Rational.ZERO : Rational.of(token.text());
    }

    @FunctionalInterface
    private interface Production {
        Syntax read();
    }

    private Syntax nested(Production inner) {
        if (++depth > DEEPEST) {
            throw Rejected.of(new FormulaTooLarge(formula.excerpt(token().span()), DEEPEST + " levels"));
        }
        Syntax read = inner.read();
        depth--;
        return read;
    }

    private Syntax infix(Syntax left, Production right) {
        Token operator = take();
        return new Syntax.Infix(operator.text(), operator.span(), left, right.read());
    }

    private Syntax prefix(Production operand) {
        Token operator = take();
        Syntax inner = nested(operand);
        return new Syntax.Prefix(operator.text(), inner, operator.span().to(inner.span()));
    }

    private Syntax.Name name(String what) {
        if (!token().isName()) {
            throw unexpected(what);
        }
        Token token = take();
        return new Syntax.Name(token.text(), token.span());
    }

    private Token token() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean accept(String symbol) {
        boolean isThere = token().is(symbol);
        if (isThere) {
            next++;
        }
        return isThere;
    }

    private void expect(String symbol, String what) {
        if (!accept(symbol)) {
            throw unexpected(what);
        }
    }

    private Rejected unexpected(String expected) {
        Token token = token();
        return Rejected.of(new UnexpectedWord(formula.excerpt(token.span()), expected));
    }
}
