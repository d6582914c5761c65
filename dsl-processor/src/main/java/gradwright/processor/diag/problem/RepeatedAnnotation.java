package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/**
 * GW123: an annotation stands more than once on a class, field, method or parameter.
 *
 * @param element what it stands on, as messages speak of it
 */
public record RepeatedAnnotation(String element, String annotation, int times) implements Problem {

    static final Page PAGE = new Page(
            "GW123",
            "An annotation that is repeated",
            """
            A layer has one affine map and one activation, a network one loss, a function one formula. Only `@Claim` may be
            repeated: what is claimed may be many things. Two steps one after the other are two layers.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") @Activation("softsign") Layer hidden;
                                                                                      ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW123] `Iris.hidden` has two `@Activation`
                      help: keep one, and give the other a layer of its own if it is a step after that
                      see: docs/errors/GW123.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Activation("softsign") Layer squashed;
                        @Affine(3) Layer logits;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    @Loss("mse")
                    @Loss("mae")
                    class Iris {
                    ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW123] `Iris` has 3 `@Loss`
                      help: keep one; a sum of losses is a loss with a formula: `@Loss(formula = "...")`
                      see: docs/errors/GW123.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(x^2)") double square(@Dim("N") @Dim("M") DMatrixRMaj x);
                                                                                           ^
                    }
                    """, """
                    [GW123] `Curves.square(x)` has two `@Dim`
                      help: keep one; both dimensions of a matrix stand in it, as in `@Dim("N,M")`
                      see: docs/errors/GW123.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Curves {
                        @Formula("sum(x^2)") double square(@Dim("N,M") DMatrixRMaj x);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(element) + " has " + (times == 2 ? "two" : times) + " " + Wording.code(annotation);
    }

    @Override
    public String help() {
        return "keep one"
                + switch (annotation) {
                    case "@Affine", "@Activation" ->
                        ", and give the other a layer of its own if it is a step after that";
                    case "@Loss" -> "; a sum of losses is a loss with a formula: `@Loss(formula = \"...\")`";
                    case "@Dim" -> "; both dimensions of a matrix stand in it, as in `@Dim(\"N,M\")`";
                    case "@Formula" -> ", and declare a method for each formula";
                    default -> "";
                };
    }
}
