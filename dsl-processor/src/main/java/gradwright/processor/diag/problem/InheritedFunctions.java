package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.List;

/** GW464: an interface of functions extends another one. */
public record InheritedFunctions(String type, List<String> others) implements Problem {

    static final Page PAGE = new Page("GW464", "Functions of two interfaces", """
            What an interface of functions inherits would be functions too, of which only some are declared there. So it extends
            nothing.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    interface Shared {}

                    @Formulas
                    interface Curves extends Shared {
                    ^
                        @Formula("x^2") double square(double x);
                    }
                    """, """
                    [GW464] `Curves` extends `Shared`, but an interface of functions extends nothing
                      help: remove `extends` from `Curves`
                      see: docs/errors/GW464.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    interface Shared {}

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
        return Wording.code(type) + " extends " + Wording.anyOf(others)
                + ", but an interface of functions extends nothing";
    }

    @Override
    public String help() {
        return "remove `extends` from " + Wording.code(type);
    }
}
