package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW115: the declaration is in the unnamed package of a named module. */
public record UnnamedPackage(String kind, String declared) implements Problem {

    static final Page PAGE = new Page("GW115", "A declaration without a package in a module", """
            The generated class stands in the package of the declaration. In a named module javac generates no class into the
            unnamed package, so the declaration needs a package there.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return kind + " " + Wording.code(declared)
                + " has no package, but in a module nothing can be generated without one";
    }

    @Override
    public String help() {
        return "move " + Wording.code(declared) + " into a package";
    }
}
