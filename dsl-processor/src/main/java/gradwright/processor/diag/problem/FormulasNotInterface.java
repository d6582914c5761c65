package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW450: something other than an interface declares functions. */
public record FormulasNotInterface(String type, String kind) implements Problem {

    static final Page PAGE = new Page("GW450", "Functions that are not an interface", """
            Functions are declared by the methods of an interface, which have no body: the formula is the body. A class, a record,
            an enum or an annotation type cannot declare them.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    abstract class Curves {
                             ^
                        @Formula("x^2") abstract double square(double x);
                    }
                    """, """
                    [GW450] `Curves` is a class, but only an interface can declare functions
                      help: write `interface Curves`
                      see: docs/errors/GW450.md""", """
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
        return Wording.code(type) + " is " + Wording.article(kind) + ", but only an interface can declare functions";
    }

    @Override
    public String help() {
        return "write " + Wording.code("interface " + type.substring(type.lastIndexOf('.') + 1));
    }
}
