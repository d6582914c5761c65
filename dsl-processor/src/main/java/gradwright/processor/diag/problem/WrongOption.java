package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.Wording;

/** GW702: an option has a value that it cannot have. */
public record WrongOption(String option, UnknownName value) implements Problem {

    static final Page PAGE = new Page("GW702", "A value that an option cannot have", """
            Options are given to javac as `-Agradwright.name=value`; [GW701](GW701.md) lists them with their values. A
            switch is `true` or `false`, in lower case; its name alone, `-Agradwright.check`, means `true`.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "the option " + Wording.code(option) + " cannot be " + Wording.code(value.given()) + value.question();
    }

    @Override
    public String help() {
        return value.help();
    }
}
