package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW710: what generated classes are written against is not on the class path. */
public record MissingRuntime(String kind, String declared, String artifact) implements Problem {

    static final Page PAGE = new Page("GW710", "A missing dependency", """
            Generated classes are written against `gradwright-runtime`, and that against EJML. Both have to be on the
            class path of the code that declares networks and functions, not only beside the processor:

            ```xml
            <dependency>
              <groupId>io.github.gradwright</groupId>
              <artifactId>gradwright-runtime</artifactId>
              <version>${gradwright.version}</version>
            </dependency>
            ```

            The runtime brings EJML (`org.ejml:ejml-core`, `ejml-ddense`, `ejml-fdense`), unless a build excludes it.
            Until the dependency is there, this is the only error, and generated classes are empty.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "no class can be generated for " + kind + " " + Wording.code(declared) + " without "
                + Wording.code(artifact) + ", which is not on the class path";
    }

    @Override
    public String help() {
        return "add the dependency " + Wording.code(artifact);
    }
}
