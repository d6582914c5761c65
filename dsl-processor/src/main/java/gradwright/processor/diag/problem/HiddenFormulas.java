package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW451: an interface of functions, or one around it, is private. */
public record HiddenFormulas(String type, String hidden) implements Problem {

    static final Page PAGE =
            new Page("GW451", "Functions that generated code cannot name", """
            The generated class stands in the same package, outside of all other classes, and names the interface in its
            documentation. So neither the interface nor any class around it can be private.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    class Sheet {
                        @Formulas
                        private interface Curves {
                                ^
                            @Formula("x^2") double square(double x);
                        }
                    }
                    """, """
                    [GW451] functions of `Sheet.Curves` cannot be generated, because `Curves` is private
                      help: remove `private` from `Curves`
                      see: docs/errors/GW451.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    class Sheet {
                        @Formulas
                        interface Curves {
                            @Formula("x^2") double square(double x);
                        }
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "functions of " + Wording.code(type) + " cannot be generated, because " + Wording.code(hidden)
                + " is private";
    }

    @Override
    public String help() {
        return "remove `private` from " + Wording.code(hidden);
    }
}
