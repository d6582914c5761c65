package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW452: an interface of functions, or a method, has type parameters. */
public record GenericFunctions(String declared) implements Problem {

    static final Page PAGE = new Page(
            "GW452", "Functions with type parameters", """
            A function takes and gives numbers and matrices, whose types are known. A type parameter would have no meaning in it.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves<T> {
                    ^
                        @Formula("x^2") double square(double x);
                    }
                    """, """
                    [GW452] `Curves` has type parameters, but functions are of numbers and matrices
                      help: remove the type parameters of `Curves`
                      see: docs/errors/GW452.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(double x);
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") <T> double square(double x);
                                                   ^
                    }
                    """, """
                    [GW452] `Curves.square` has type parameters, but functions are of numbers and matrices
                      help: remove the type parameters of `Curves.square`
                      see: docs/errors/GW452.md""", """
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
        return Wording.code(declared) + " has type parameters, but functions are of numbers and matrices";
    }

    @Override
    public String help() {
        return "remove the type parameters of " + Wording.code(declared);
    }
}
