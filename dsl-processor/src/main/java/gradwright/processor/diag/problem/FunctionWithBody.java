package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW453: a method of an interface of functions has a body. */
public record FunctionWithBody(String method, String kind) implements Problem {

    static final Page PAGE = new Page("GW453", "A function with a body", """
            A method of an interface of functions is declared by its formula; the generated class computes it. A default, static or
            private method would be a second, unchecked definition.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(double x);

                        static double cube(double x) {
                                      ^
                            return x * x * x;
                        }
                    }
                    """, """
                    [GW453] `Curves.cube` is static, but a function is declared by its formula alone
                      help: write a formula for `cube`, or move it out of `Curves`
                      see: docs/errors/GW453.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(double x);

                        @Formula("x^3") double cube(double x);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(method) + " is " + kind + ", but a function is declared by its formula alone";
    }

    @Override
    public String help() {
        return "write a formula for " + Wording.code(method.substring(method.lastIndexOf('.') + 1))
                + ", or move it out of " + Wording.code(method.substring(0, method.lastIndexOf('.')));
    }
}
