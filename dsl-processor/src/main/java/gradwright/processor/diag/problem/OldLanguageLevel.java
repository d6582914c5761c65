package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW713: a declaration is compiled for a Java before modules. */
public record OldLanguageLevel(String kind, String declared) implements Problem {

    static final Page PAGE = new Page("GW713", "A language level below that of the runtime", """
            The runtime is compiled for Java 17, and generated classes use it. A build that compiles for Java 8 or before,
            as one does that names no level under some versions of Maven's compiler plugin, cannot use either. The level is
            one property:

            ```xml
            <maven.compiler.release>17</maven.compiler.release>
            ```

            and in Gradle `options.release = 17` of the tasks that compile. Until the line is there, this is the only error,
            and generated classes are empty.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "no class can be generated for " + kind + " " + Wording.code(declared)
                + " in Java 8 or before: Gradwright needs Java 17";
    }

    @Override
    public String help() {
        return "compile with `--release 17`, which is `<maven.compiler.release>17</maven.compiler.release>` in Maven";
    }
}
