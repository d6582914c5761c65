package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW463: an interface of functions has none. */
public record NoFunctions(String type) implements Problem {

    static final Page PAGE = new Page("GW463", "An interface without functions", """
            An interface of functions declares at least one: a method with a formula. Methods of interfaces that it extends do not
            count, because what they mean cannot depend on where they are inherited.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {}
                    ^
                    """, """
                    [GW463] `Curves` declares no function
                      help: add a method with `@Formula`, or remove `@Formulas`
                      see: docs/errors/GW463.md""", """
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
        return Wording.code(type) + " declares no function";
    }

    @Override
    public String help() {
        return "add a method with `@Formula`, or remove `@Formulas`";
    }
}
