package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;

/** GW458: a matrix, or a list of indices, does not say what its dimensions are. */
public record MissingDim(String what, String example) implements Problem {

    static final Page PAGE = new Page(
            "GW458", "A matrix without dimensions", """
            Every matrix, and every list of indices, names its dimensions, so that shapes can be checked while compiling: two for a
            matrix, one for a vector or a list of indices. The same name means the same size.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(X^2)") double square(DMatrixRMaj X);
                                                                       ^
                    }
                    """, """
                    [GW458] parameter `X` of `Curves.square` has no `@Dim`
                      help: write `@Dim("N,M")` for a matrix or `@Dim("N")` for a vector before it
                      see: docs/errors/GW458.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(X^2)") double square(@Dim("N,M") DMatrixRMaj X);
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("X.^2") DMatrixRMaj square(@Dim("N,M") DMatrixRMaj X);
                                                     ^
                    }
                    """, """
                    [GW458] the result of `Curves.square` has no `@Dim`
                      help: write `@Dim("N,M")` for a matrix or `@Dim("N")` for a vector before it
                      see: docs/errors/GW458.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("X.^2") @Dim("N,M") DMatrixRMaj square(@Dim("N,M") DMatrixRMaj X);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return what + " has no `@Dim`";
    }

    @Override
    public String help() {
        return example;
    }
}
