package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.Optional;

/**
 * GW122: a method or constructor of a declaration takes or gives layers.
 *
 * @param method its name; empty for a constructor
 */
public record LayersInSignature(String network, Optional<String> method) implements Problem {

    static final Page PAGE = new Page(
            "GW122", "A method that speaks of layers", """
            A declaration is never instantiated and no method of it is called: its fields say what the layers are, and their
            order is the order in which they are computed. A method or constructor that takes or gives layers would be ignored,
            so it is an error. Other methods are left alone.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;

                        Layer forward(Layer x) {
                              ^
                            return logits;
                        }
                    }
                    """, """
                    [GW122] method `Iris.forward` takes or gives layers, but layers are declared by fields alone
                      help: remove `forward`: the fields of `Iris` are computed in the order in which they stand
                      see: docs/errors/GW122.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;

                        Iris(Layer logits) {
                        ^
                            this.logits = logits;
                        }
                    }
                    """, """
                    [GW122] a constructor of `Iris` takes layers, but layers are declared by fields alone
                      help: remove the constructor: the fields of `Iris` are computed in the order in which they stand
                      see: docs/errors/GW122.md""", """
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
        return method.map(name -> "method " + Wording.code(network + "." + name) + " takes or gives layers")
                        .orElseGet(() -> "a constructor of " + Wording.code(network) + " takes layers")
                + ", but layers are declared by fields alone";
    }

    @Override
    public String help() {
        return "remove " + method.map(Wording::code).orElse("the constructor") + ": the fields of "
                + Wording.code(network) + " are computed in the order in which they stand";
    }
}
