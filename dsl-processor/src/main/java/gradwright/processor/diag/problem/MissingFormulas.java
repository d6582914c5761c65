package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW455: a method has a formula, but its type is no interface of functions. */
public record MissingFormulas(String type, String method) implements Problem {

    static final Page PAGE =
            new Page("GW455", "A formula outside of an interface of functions", """
            `@Formula` means something only on the methods of an interface that is annotated with `@Formulas`. Elsewhere it would be
            ignored without a word, so it is an error.
            """, new Example("""
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
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(type) + " has `@Formula` on its method " + Wording.code(method) + ", but no `@Formulas`";
    }

    @Override
    public String help() {
        return "add `@Formulas` to " + Wording.code(type);
    }
}
