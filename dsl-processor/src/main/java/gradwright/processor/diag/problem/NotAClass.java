package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW101: something other than a class is declared as a network. */
public record NotAClass(String network, String kind) implements Problem {

    static final Page PAGE = new Page(
            "GW101",
            "A network that is not a class",
            """
            A network is declared by a class: its layers are instance fields, and neither interfaces and records nor
            enums and annotation types have those as a plain class does.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    enum Iris {
                    ^
                        SETOSA;

                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW101] network `Iris` is an enum, but only a class can declare a network
                      help: write `class Iris`
                      see: docs/errors/GW101.md""", """
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

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    record Iris(@Affine(3) Layer logits) {}
                    ^
                    """, """
                    [GW101] network `Iris` is a record, but only a class can declare a network
                      help: write `class Iris`
                      see: docs/errors/GW101.md""", """
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

                    class Networks {
                        @Network(inputs = 4)
                        @Loss("softmax-cross-entropy")
                        interface Iris {}
                        ^
                    }
                    """, """
                    [GW101] network `Networks.Iris` is an interface, but only a class can declare a network
                      help: write `class Iris`
                      see: docs/errors/GW101.md""", """
                    package example;

                    import gradwright.*;

                    class Networks {
                        @Network(inputs = 4)
                        @Loss("softmax-cross-entropy")
                        class Iris {
                            @Affine(3) Layer logits;
                        }
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "network " + Wording.code(network) + " is " + Wording.article(kind)
                + ", but only a class can declare a network";
    }

    @Override
    public String help() {
        return "write " + Wording.code("class " + network.substring(network.lastIndexOf('.') + 1));
    }
}
