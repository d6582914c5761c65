package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW439: a claim where nothing is that could be claimed of. */
public record MisplacedClaim(String element, boolean isMethod, boolean isOnFormulas) implements Problem {

    static final Page PAGE = new Page(
            "GW439",
            "A claim of nothing",
            """
            `@Claim` is checked on a class annotated with `@Network`, and on the methods of an interface annotated with
            `@Formulas`. Elsewhere it would be ignored without a word, so it is an error.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Claim("pi == 3")
                    class Iris {}
                    ^
                    """, """
                    [GW439] `Iris` has `@Claim`, but no `@Network`
                      help: add `@Network(inputs = ...)` to `Iris`, or remove `@Claim`
                      see: docs/errors/GW439.md""", """
                    package example;

                    class Iris {}
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Formulas
                    @Claim("y == x^2")
                    interface Curves {
                    ^
                        @Formula("y = x * x; y") double square(double x);
                    }
                    """, """
                    [GW439] `Curves` has `@Claim`, but no `@Network`
                      help: write the claim on the method that it is about
                      see: docs/errors/GW439.md""", """
                    package example;

                    import gradwright.*;

                    @Formulas
                    interface Curves {
                        @Formula("y = x * x; y")
                        @Claim("y == x^2")
                        double square(double x);
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    interface Curves {
                        @Claim("x * x == x^2") double square(double x);
                                                      ^
                    }
                    """, """
                    [GW439] `Curves.square` has `@Claim`, but is no method of `@Formulas`
                      help: add `@Formulas` to the interface and `@Formula` to the method, or remove `@Claim`
                      see: docs/errors/GW439.md""", """
                    package example;

                    import gradwright.*;

                    @Formulas
                    interface Curves {
                        @Formula("x * x") @Claim("x * x == x^2") double square(double x);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(element) + " has `@Claim`, but "
                + (isMethod ? "is no method of `@Formulas`" : "no `@Network`");
    }

    @Override
    public String help() {
        if (isOnFormulas) {
            return "write the claim on the method that it is about";
        }
        return isMethod
                ? "add `@Formulas` to the interface and `@Formula` to the method, or remove `@Claim`"
                : "add `@Network(inputs = ...)` to " + Wording.code(element) + ", or remove `@Claim`";
    }
}
