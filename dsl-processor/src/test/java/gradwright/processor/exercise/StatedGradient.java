package gradwright.processor.exercise;

import gradwright.processor.TestCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the compiler says of a derivative: the derivation in a network's Javadoc, the comments in a function. */
final class StatedGradient {

    private static final Pattern DERIVATION =
            Pattern.compile("<p>The derivation.*?<pre>\\{@code\\n(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern BACKWARD = Pattern.compile(
            "\\n        protected \\w+ compute(?:Gradient|Vjp)\\(\\) \\{\\n(.*?)\\n        \\}\\n", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("^// (\\w+ = .*)$");

    /** The derivative by a number is an assignment without a comment. */
    private static final Pattern NUMBER = Pattern.compile("^(d\\w+)\\[0\\] = (.*);$");

    private StatedGradient() {}

    static List<String> of(Sample sample) {
        String generated = String.join(
                "\n", TestCompiler.compile(sample.source()).generated().values());
        Matcher derivation = DERIVATION.matcher(generated);
        return derivation.find() ? derivation(derivation.group(1)) : function(generated);
    }

    private static List<String> derivation(String javadoc) {
        return javadoc.lines()
                .map(line -> line.replaceFirst("^ \\*( {3})?", "").stripTrailing())
                .toList();
    }

    private static List<String> function(String generated) {
        Matcher backward = BACKWARD.matcher(generated);
        List<String> lines = new ArrayList<>();
        if (backward.find()) {
            for (String line : backward.group(1).lines().map(String::strip).toList()) {
                Matcher comment = COMMENT.matcher(line);
                Matcher number = NUMBER.matcher(line);
                if (comment.matches()) {
                    lines.add(comment.group(1));
                } else if (number.matches()) {
                    lines.add(number.group(1) + " = " + number.group(2));
                }
            }
        }
        return lines;
    }
}
