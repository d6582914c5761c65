package gradwright.processor.emit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out a printed class as one would by hand: a short Javadoc takes one line, fields stand together in groups, and
 * what is said of a field stands behind it.
 */
final class Formatting {

    private static final Pattern SHORT_JAVADOC = Pattern.compile("(?m)^( *)/\\*\\*\\n\\1 \\* ([^\\n]*)\\n\\1 \\*/$");

    private static final Pattern FIELD_WITH_JAVADOC =
            Pattern.compile("(?m)^ *+/\\*\\* ([^\\n]*) \\*/\\n( *+private [^\\n]*;)$");

    /** Two fields of one group: values, gradients or workspace. */
    private static final Pattern FIELDS_APART = Pattern.compile(
            "(?m)^( *+private [^=\\n]*= (values\\(|gradients\\(|\\{\\})[^\\n]*)\\n\\n(?=(?: *+private [^=\\n]*= )\\2)");

    /** The parameters of a method, broken over two lines. */
    private static final Pattern BROKEN_PARAMETERS = Pattern.compile("(?m)^( *+p[^\\n;{]*,)\\n *+([^\\n;{]*\\{)$");

    private static final Pattern CLASS_HEADER = Pattern.compile("(?m)^( *(?:\\w+ )*class .*\\{)$");

    private static final Pattern EMPTY_BODY = Pattern.compile("(?m)^( *[\\w ]+\\(\\) \\{)\\n *\\}$");

    private Formatting() {}

    static String format(String source) {
        String text = SHORT_JAVADOC.matcher(source).replaceAll(match -> {
            String line = match.group(1) + "/** " + match.group(2) + " */";
            return Matcher.quoteReplacement(line.length() <= LongLines.PAGE ? line : match.group());
        });
        text = FIELD_WITH_JAVADOC.matcher(text).replaceAll("$2 // $1");
        text = FIELDS_APART.matcher(text).replaceAll("$1\n");
        text = BROKEN_PARAMETERS.matcher(text).replaceAll(match -> {
            String line = match.group(1) + " " + match.group(2);
            return Matcher.quoteReplacement(line.length() <= LongLines.PAGE ? line : match.group());
        });
        text = EMPTY_BODY.matcher(text).replaceAll("$1}");
        return LongLines.broken(CLASS_HEADER.matcher(text).replaceAll("$1\n"));
    }
}
