package gradwright.runtime.safetensors;

/**
 * The tokens of a JSON text, one after the other, as their reader expects them.
 *
 * <p>It does not nest: a reader of a fixed grammar goes as deep as that grammar and no text can take it further.
 */
final class JsonScanner {

    private final String text;
    private int position;

    JsonScanner(String text) {
        this.text = text;
    }

    /** Takes a character, after white space, if it is the next one. */
    boolean accept(char expected) {
        skipSpace();
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char expected) throws SafetensorsException {
        if (!accept(expected)) {
            throw wrong("expected '" + expected + "'");
        }
    }

    void expectEnd() throws SafetensorsException {
        skipSpace();
        if (position < text.length()) {
            throw wrong("expected the end");
        }
    }

    private void skipSpace() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    String string() throws SafetensorsException {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            char next = take();
            if (next == '"') {
                return string.toString();
            }
            if (next < ' ') {
                position--;
                throw wrong("a control character in a string");
            }
            string.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() throws SafetensorsException {
        char next = take();
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                position--;
                throw wrong("an unknown escape");
            }
        };
    }

    private char unicode() throws SafetensorsException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char next = take();
            // Character.digit alone would take the digits of other scripts.
            int digit = next < 128 ? Character.digit(next, 16) : -1;
            if (digit < 0) {
                position--;
                throw wrong("expected four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** A number without sign, fraction or exponent, as all that the format has are. */
    long wholeNumber() throws SafetensorsException {
        skipSpace();
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        String digits = text.substring(start, position);
        try {
            if (digits.isEmpty() || (digits.length() > 1 && digits.charAt(0) == '0')) {
                throw new NumberFormatException();
            }
            return Long.parseLong(digits);
        } catch (NumberFormatException notInRange) {
            position = start;
            throw wrong("expected a whole number below 2^63");
        }
    }

    private char take() throws SafetensorsException {
        if (position == text.length()) {
            throw wrong("the text ends within a string");
        }
        return text.charAt(position++);
    }

    SafetensorsException wrong(String what) {
        return new SafetensorsException("the header is not valid: " + what + " at character " + position);
    }
}
