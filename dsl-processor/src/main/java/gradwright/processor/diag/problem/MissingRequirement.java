package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW712: the module of a declaration does not read the runtime's. */
public record MissingRequirement(String kind, String declared, String module, String required) implements Problem {

    static final Page PAGE = new Page("GW712", "A module that does not require the runtime", """
            Generated classes stand in the module of the declaration and use `gradwright.runtime`. A module that declares
            networks or functions requires both:

            ```java
            module app {
                requires gradwright.annotations;
                requires gradwright.runtime;
            }
            ```

            EJML's modules need no line of their own. Its jars `ejml-ddense` and `ejml-fdense` share packages, which no module may
            read from two others: exclude the one that you do not use from the dependency `gradwright-runtime`, which needs
            neither. Until the line is there, this is the only error, and generated classes are empty.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "no class can be generated for " + kind + " " + Wording.code(declared) + ": its module "
                + Wording.code(module) + " does not require " + Wording.code(required);
    }

    @Override
    public String help() {
        return "add " + Wording.code("requires " + required + ";") + " to the `module-info.java` of "
                + Wording.code(module);
    }
}
