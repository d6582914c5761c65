package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW701: no option has this name. */
public record UnknownOption(UnknownName name) implements Problem {

    static final Page PAGE = new Page("GW701", "An unknown option", """
            Options are given to javac as `-Agradwright.name=value`. There is one so far:

            | option | values | what it does |
            |---|---|---|
            | `gradwright.check` | `true`, `false` (unless given) | checks the gradient of every network while it compiles, see [GW703](GW703.md) |
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "there is no option " + Wording.code(name.given()) + name.question();
    }

    @Override
    public String help() {
        return name.help();
    }
}
