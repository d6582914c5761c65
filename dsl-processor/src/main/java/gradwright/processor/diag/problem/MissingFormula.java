package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW454: a method of an interface of functions has no formula. */
public record MissingFormula(String method) implements Problem {

    static final Page PAGE = new Page("GW454", "A function without a formula", """
            Every method of an interface of functions is a function, and its formula says what it computes.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        double square(double x);
                               ^
                    }
                    """, """
                    [GW454] `Curves.square` has no `@Formula`
                      help: write `@Formula("...")` before `square`
                      see: docs/errors/GW454.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(double x);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(method) + " has no `@Formula`";
    }

    @Override
    public String help() {
        return "write `@Formula(\"...\")` before " + Wording.code(method.substring(method.lastIndexOf('.') + 1));
    }
}
