package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;

/** GW459: the text of a `@Dim` does not name dimensions. */
public record BadDim(String text, String reason, String help) implements Problem {

    static final Page PAGE = new Page(
            "GW459", "Dimensions that make no sense", """
            `@Dim` holds one name for a vector or a list of indices, two separated by a comma for a matrix. A name is a Java
            identifier; a whole number from 1 fixes the size.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(X^2)") double square(@Dim("N,M,K") DMatrixRMaj X);
                                                                ^
                    }
                    """, """
                    [GW459] `@Dim("N,M,K")` names 3 dimensions, but a matrix has two at most
                      help: write `"N,M"` for a matrix or `"N"` for a vector
                      see: docs/errors/GW459.md""", """
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
                        @Formula("sum(X^2)") double square(@Dim("N,0") DMatrixRMaj X);
                                                                ^
                    }
                    """, """
                    [GW459] `0` in `@Dim("N,0")` is neither a name nor a size
                      help: write a Java identifier or a whole number from 1, two of them as in `"N,M"`
                      see: docs/errors/GW459.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(X^2)") double square(@Dim("N,1") DMatrixRMaj X);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return reason;
    }

    @Override
    public String help() {
        return help;
    }
}
