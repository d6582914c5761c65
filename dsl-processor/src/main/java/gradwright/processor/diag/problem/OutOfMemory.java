package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW903: a declaration takes more memory than the compiler has. */
public record OutOfMemory(String subject, boolean isStack) implements Problem {

    static final Page PAGE = new Page("GW903", "Out of memory", """
            The compiler ran out of memory on a declaration. Where it is the heap, the compiler can be given more: with
            `-J-Xmx2g` on the command line of `javac`, with `MAVEN_OPTS=-Xmx2g` in Maven, and with
            `org.gradle.jvmargs=-Xmx2g` in Gradle. Where it is the stack, expressions are nested too deeply: a formula
            whose bindings are written out in one another, for example.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "the compiler ran out of " + (isStack ? "stack" : "memory") + " on " + Wording.code(subject);
    }

    @Override
    public String help() {
        return isStack
                ? "nest expressions less deeply, or divide " + Wording.code(subject) + " in two"
                : "give the compiler more, as in `javac -J-Xmx2g` or `MAVEN_OPTS=-Xmx2g`, or divide "
                        + Wording.code(subject) + " in two";
    }
}
