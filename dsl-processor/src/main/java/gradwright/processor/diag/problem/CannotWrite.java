package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW902: the generated class could not be written. */
public record CannotWrite(String kind, String declared, String generated, String reason) implements Problem {

    static final Page PAGE = new Page("GW902", "A generated class that could not be written", """
            The compiler could not create the file of the generated class: the disk is full, the folder is write-
            protected, or the like. The message ends with what the system says.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "class " + Wording.code(generated) + " of " + kind + " " + Wording.code(declared)
                + " could not be written: " + Wording.code(reason);
    }

    @Override
    public String help() {
        return "see that the folder of the generated sources can be written to";
    }
}
