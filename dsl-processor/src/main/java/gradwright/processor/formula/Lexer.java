package gradwright.processor.formula;

import gradwright.processor.diag.problem.MalformedNumber;
import gradwright.processor.diag.problem.UnexpectedCharacter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a formula into words. */
final class Lexer {

    /** The longer ones first. */
    private static final List<String> SYMBOLS = List.of(
            ".*", "./", ".^", "||", "&&", "<=", ">=", "==", "!=", "<", ">", "=", "!", "|", "+", "-", "*", "/", "^", "'",
            "(", ")", ",", ";", ":");

    private static final Pattern NUMBER = Pattern.compile("([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final FormulaText formula;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private Lexer(FormulaText formula) {
        this.formula = formula;
        this.text = formula.text();
    }

    /** The words, and after the last one an end. */
    static List<Token> tokens(FormulaText formula) {
        return new Lexer(formula).read();
    }

    private List<Token> read() {
        while (next < text.length()) {
            int c = text.codePointAt(next);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                next++;
            } else if (Character.isJavaIdentifierStart(c)) {
                add(Token.Kind.NAME, dottedNameEnd(next));
            } else if (!readNumber()) {
                readSymbol(c);
            }
        }
        int end = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).span().end();
        tokens.add(new Token(Token.Kind.END, "", new Span(end, end)));
        return List.copyOf(tokens);
    }

    private int nameEnd(int start) {
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** What belongs to a layer has two names with a dot between them, as {@code hidden.weight}. */
    private int dottedNameEnd(int start) {
        int end = nameEnd(start);
        boolean goesOn = end < text.length() - 1
                && text.charAt(end) == '.'
                && Character.isJavaIdentifierStart(text.codePointAt(end + 1));
        return goesOn ? dottedNameEnd(end + 1) : end;
    }

    private boolean readNumber() {
        Matcher number = NUMBER.matcher(text).region(next, text.length());
        if (!number.lookingAt()) {
            return false;
        }
        int end = nameEnd(number.end());
        boolean isGluedTo = end > number.end()
                || (end < text.length() - 1 && text.charAt(end) == '.' && Character.isDigit(text.charAt(end + 1)));
        if (isGluedTo) {
            Matcher more = Pattern.compile("[.\\p{javaJavaIdentifierPart}]*")
                    .matcher(text)
                    .region(end, text.length());
            int last = more.lookingAt() ? more.end() : end;
            throw Rejected.of(new MalformedNumber(formula.excerpt(new Span(next, last)), number.group()));
        }
        add(Token.Kind.NUMBER, number.end());
        return true;
    }

    private void readSymbol(int c) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, next)) {
                add(Token.Kind.SYMBOL, next + symbol.length());
                return;
            }
        }
        throw Rejected.of(new UnexpectedCharacter(formula.excerpt(new Span(next, next + Character.charCount(c)))));
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(next, end), new Span(next, end)));
        next = end;
    }
}
