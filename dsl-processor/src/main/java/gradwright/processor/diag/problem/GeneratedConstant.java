package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW114: a value of the declaration is a constant that is generated in the same compilation. */
public record GeneratedConstant(String kind, String declared) implements Problem {

    static final Page PAGE = new Page("GW114", "A constant that is generated in the same compilation", """
            A declaration is compiled before javac knows what other annotation processors generate, so none of its
            values can be a constant of a class generated in the same compilation. The constant has to be in a class
            that is written by hand, or in another module. The same holds for the superclass.
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return kind + " " + Wording.code(declared) + " refers to a class that is generated in the same compilation";
    }

    @Override
    public String help() {
        return "move what it refers to into a class that is not generated, or into another module";
    }
}
