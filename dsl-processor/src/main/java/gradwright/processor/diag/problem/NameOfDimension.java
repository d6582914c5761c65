package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW467: a parameter has the name of a dimension. */
public record NameOfDimension(String method, String parameter) implements Problem {

    static final Page PAGE =
            new Page("GW467", "A parameter with the name of a dimension", """
            In a formula the name of a dimension is its size, so a parameter cannot have that name too.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(X) / N") double mean(int N, @Dim("N") DMatrixRMaj X);
                                                               ^
                    }
                    """, """
                    [GW467] `N` is a parameter of `Curves.mean` and a dimension too
                      help: rename the parameter, or leave it out: `N` is the size
                      see: docs/errors/GW467.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(X) / N") double mean(@Dim("N") DMatrixRMaj X);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(parameter) + " is a parameter of " + Wording.code(method) + " and a dimension too";
    }

    @Override
    public String help() {
        return "rename the parameter, or leave it out: " + Wording.code(parameter) + " is the size";
    }
}
