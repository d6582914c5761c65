package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.Optional;

/** GW204: one row is longer than an array can be. */
public record TooWide(String network, Optional<String> layer, int width, int most) implements Problem {

    static final Page PAGE = new Page(
            "GW204",
            "A width beyond what an array can hold",
            """
            The values of a layer are kept in an array, and an array of Java has room for 2,147,483,639 numbers. Not
            even one sample would fit.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(Integer.MAX_VALUE) @Activation("tanh") Layer hidden;
                                       ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW204] layer `Iris.hidden` has width 2,147,483,647, but an array holds at most 2,147,483,639
                      help: write a smaller width
                      see: docs/errors/GW204.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 2147483647)
                                      ^
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW204] network `Iris` has 2,147,483,647 inputs, but an array holds at most 2,147,483,639
                      help: write a smaller number of inputs
                      see: docs/errors/GW204.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        String width = Wording.number(this.width);
        String subject = layer.map(name -> "layer " + Wording.code(network + "." + name) + " has width " + width)
                .orElse("network " + Wording.code(network) + " has " + width + " inputs");
        return subject + ", but an array holds at most " + Wording.number(most);
    }

    @Override
    public String help() {
        return "write a smaller " + (layer.isPresent() ? "width" : "number of inputs");
    }
}
