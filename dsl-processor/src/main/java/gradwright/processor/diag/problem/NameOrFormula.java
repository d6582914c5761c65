package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW431: an activation or a loss has both a name and a formula, or neither. */
public record NameOrFormula(String owner, String kind, String name, String formula, boolean isBoth) implements Problem {

    static final Page PAGE = new Page(
            "GW431", "A name and a formula, or neither", """
            An activation or a loss is either one of the catalogue, by its name, or the user's own, by a formula.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(value = "tanh", formula = "x * x") Layer output;
                                                                         ^
                    }
                    """, """
                    [GW431] activation of `Iris.output` has a name and a formula
                      help: leave one of them out
                      see: docs/errors/GW431.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation(formula = "x * x") Layer output;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation Layer output;
                                   ^
                    }
                    """, """
                    [GW431] activation of `Iris.output` has neither a name nor a formula
                      help: write a name, such as `"tanh"`, or `formula = "x * x"`
                      see: docs/errors/GW431.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Iris {
                        @Affine(3) @Activation("tanh") Layer output;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return kind + " of " + Wording.code(owner) + " has "
                + (isBoth ? "a name and a formula" : "neither a name nor a formula");
    }

    @Override
    public String help() {
        return isBoth
                ? "leave one of them out"
                : "write a name, such as " + Wording.code(Wording.literal(name)) + ", or "
                        + Wording.code("formula = " + Wording.literal(formula));
    }
}
