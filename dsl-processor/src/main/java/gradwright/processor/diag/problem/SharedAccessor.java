package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW466: the derivatives by two parameters would have one name. */
public record SharedAccessor(String method, String parameter, String other, String accessor) implements Problem {

    static final Page PAGE = new Page("GW466", "Two derivatives of one name", """
            The derivative by a parameter `x` is given by a method `dX()`. Two parameters that differ in the case of their first
            letter only would share it.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x * sum(X)") double scaled(double x, @Dim("N") DMatrixRMaj X);
                                                                                             ^
                    }
                    """, """
                    [GW466] the derivatives by `X` and `x` of `Curves.scaled` would both be `dX()`
                      help: rename one of the parameters
                      see: docs/errors/GW466.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("a * sum(X)") double scaled(double a, @Dim("N") DMatrixRMaj X);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "the derivatives by " + Wording.code(parameter) + " and " + Wording.code(other) + " of "
                + Wording.code(method) + " would both be " + Wording.code(accessor + "()");
    }

    @Override
    public String help() {
        return "rename one of the parameters";
    }
}
