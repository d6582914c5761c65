package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/**
 * GW121: a field is of a class that has layers itself.
 *
 * @param type of the field
 */
public record NetworkWithinNetwork(String network, String field, String type) implements Problem {

    static final Page PAGE = new Page("GW121", "A network within a network", """
            Declarations are not put together by fields: the layers of another one would be no layers of this one, and the field
            would be ignored. A network has the layers that its class declares, after those that it inherits from superclasses.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    class Encoder {
                        @Affine(8) @Activation("tanh") Layer code;
                    }

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris extends Encoder {
                        @Affine(3) Layer logits;
                    }

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Flowers {
                        Encoder encoder;
                                ^
                        @Affine(3) Layer sizes;
                    }
                    """, """
                    [GW121] the layers of `Encoder` do not become layers of `Flowers` by its field `encoder`
                      help: write them as fields of `Flowers`, or let `Flowers` extend `Encoder`
                      see: docs/errors/GW121.md""", """
                    package example;

                    import gradwright.*;

                    class Encoder {
                        @Affine(8) @Activation("tanh") Layer code;
                    }

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris extends Encoder {
                        @Affine(3) Layer logits;
                    }

                    @Network(inputs = 4)
                    @Loss("mse")
                    class Flowers extends Encoder {
                        @Affine(3) Layer sizes;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "the layers of " + Wording.code(type) + " do not become layers of " + Wording.code(network)
                + " by its field " + Wording.code(field);
    }

    @Override
    public String help() {
        return "write them as fields of " + Wording.code(network) + ", or let " + Wording.code(network) + " extend "
                + Wording.code(type);
    }
}
