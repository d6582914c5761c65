package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.List;

/** GW103: the declaration has type parameters. */
public record GenericDeclaration(String network, List<String> parameters) implements Problem {

    static final Page PAGE = new Page("GW103", "A generic declaration", """
            All that a network is made of is known while it compiles: numbers and names. A type parameter has no
            meaning for it.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris<T> {
                    ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW103] network `Iris` is generic, but a network has no type parameters
                      help: remove `<T>`
                      see: docs/errors/GW103.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """));

    public GenericDeclaration {
        parameters = List.copyOf(parameters);
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "network " + Wording.code(network) + " is generic, but a network has no type parameters";
    }

    @Override
    public String help() {
        return "remove " + Wording.code("<" + String.join(", ", parameters) + ">");
    }
}
