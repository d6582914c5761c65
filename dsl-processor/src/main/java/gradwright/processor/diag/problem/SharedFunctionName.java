package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW456: two functions of an interface would be generated as one class. */
public record SharedFunctionName(String method, String generated) implements Problem {

    static final Page PAGE = new Page("GW456", "Two functions of one name", """
            Each function is generated as a class of its own, named after the method in upper case at its start. So methods cannot
            be overloaded, nor differ in the case of their first letter only, nor have the name of the class around them.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(double x);

                        @Formula("x^2 + y^2") double square(double x, double y);
                                                     ^
                    }
                    """, """
                    [GW456] `Curves.square` would be generated as `Square`, but that is the name of another class there
                      help: give each function a name of its own
                      see: docs/errors/GW456.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(double x);

                        @Formula("x^2 + y^2") double squares(double x, double y);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(method) + " would be generated as " + Wording.code(generated)
                + ", but that is the name of another class there";
    }

    @Override
    public String help() {
        return "give each function a name of its own";
    }
}
