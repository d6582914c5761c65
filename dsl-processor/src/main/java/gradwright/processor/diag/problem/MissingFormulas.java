package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.Optional;

/**
 * GW455: a method is described as a function, but its type is no interface of functions.
 *
 * @param method its name; empty for a constructor
 */
public record MissingFormulas(String type, String annotation, Optional<String> method, boolean isInterface)
        implements Problem {

    static final Page PAGE = new Page(
            "GW455",
            "A formula outside of an interface of functions",
            """
            `@Formula`, and `@Dim` and `@Constant` of its parameters, mean something only in an interface that is annotated with
            `@Formulas`. Elsewhere they would be ignored without a word, so they are an error.
            """,
            new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    interface Curves {
                    ^
                        @Formula("x^2") double square(double x);
                    }
                    """, """
                    [GW455] `Curves` has `@Formula` on its method `square`, but no `@Formulas`
                      help: add `@Formulas` to `Curves`
                      see: docs/errors/GW455.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("x^2") double square(double x);
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    abstract class Norms {
                             ^
                        abstract double square(@Dim("N") DMatrixRMaj x);
                    }
                    """, """
                    [GW455] `Norms` has `@Dim` in its method `square`, but no `@Formulas`
                      help: move `square` into an interface with `@Formulas`, and write its `@Formula`
                      see: docs/errors/GW455.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Norms {
                        @Formula("sum(x^2)") double square(@Dim("N") DMatrixRMaj x);
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    class Norm {
                    ^
                        Norm(@Dim("N") DMatrixRMaj x) {}
                    }
                    """, """
                    [GW455] `Norm` has `@Dim` in its constructor, but no `@Formulas`
                      help: declare the function as a method of an interface with `@Formulas`, and write its `@Formula`
                      see: docs/errors/GW455.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Norm {
                        @Formula("sum(x^2)") double square(@Dim("N") DMatrixRMaj x);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(type) + " has " + Wording.code(annotation)
                + (annotation.equals("@Formula") ? " on" : " in") + " its "
                + method.map(name -> "method " + Wording.code(name)).orElse("constructor") + ", but no `@Formulas`";
    }

    @Override
    public String help() {
        return isInterface
                ? "add `@Formulas` to " + Wording.code(type)
                : method.map(name -> "move " + Wording.code(name) + " into")
                                .orElse("declare the function as a method of")
                        + " an interface with `@Formulas`, and write its `@Formula`";
    }
}
