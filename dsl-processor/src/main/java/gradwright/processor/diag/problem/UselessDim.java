package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW460: a `@Dim` stands on a number. */
public record UselessDim(String what, String type) implements Problem {

    static final Page PAGE =
            new Page("GW460", "Dimensions of something that has none", """
            A number has no dimensions, so `@Dim` has nothing to name there.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(@Dim("N") double x);
                                                      ^
                    }
                    """, """
                    [GW460] parameter `x` of `Curves.square` has `@Dim`, but it is a `double`
                      help: remove `@Dim`, or make it a matrix
                      see: docs/errors/GW460.md""", """
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
        return what + " has `@Dim`, but it is " + Wording.articleAndCode(type);
    }

    @Override
    public String help() {
        return "remove `@Dim`, or make it a matrix";
    }
}
