package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** GW901: the compiler itself failed. */
public record InternalFailure(String subject, Optional<String> formula, String thrown, String at, String version)
        implements Problem {

    static final Page PAGE = new Page("GW901", "A bug in the compiler", """
            The compiler failed on a declaration that it should have compiled or refused. Please report it, with the
            lines of the message and the declaration: whatever the declaration holds, this is not its author's
            mistake.
            """);

    /** Characters of a formula that are shown. */
    private static final int LONGEST = 200;

    private static final String OWN_PACKAGE = "gradwright.";

    /** Returns what to report about {@code failure}: itself and the innermost place of ours that it passed. */
    public static InternalFailure of(String subject, Optional<String> formula, Throwable failure) {
        String at = Stream.of(failure.getStackTrace())
                .map(StackTraceElement::toString)
                .filter(frame -> frame.contains(OWN_PACKAGE))
                .findFirst()
                .orElse("an unknown place");
        Optional<String> version =
                Optional.ofNullable(InternalFailure.class.getPackage().getImplementationVersion());
        return new InternalFailure(
                subject,
                formula.map(text -> Wording.code(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text)),
                Wording.code(failure.toString()),
                at,
                version.orElse("unknown") + " on Java " + Runtime.version());
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "the compiler failed on " + Wording.code(subject) + ", which is a bug in Gradwright: " + thrown;
    }

    @Override
    public List<String> facts() {
        return Stream.concat(
                        formula.map(text -> "formula  " + text).stream(),
                        Stream.of("at       " + at, "version  " + version))
                .toList();
    }

    @Override
    public String help() {
        return "please report it, with these lines and the declaration of " + Wording.code(subject)
                + (formula.isPresent() ? "; until it is mended, write the formula differently, or in two methods" : "");
    }
}
