package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.ShapeRow;
import gradwright.processor.diag.ShapeTable;
import gradwright.processor.diag.Wording;
import java.util.List;

/** GW201: a layer expects another number of inputs than it gets. */
public record WrongInputWidth(String network, int inputs, List<ShapeRow> chain) implements Problem {

    static final Page PAGE = new Page(
            "GW201",
            "A layer that does not fit the one before",
            """
            The width of a layer's input is the width of the layer before, or the number of inputs for the first. It
            need not be written; where `in` is written, it is checked. The message shows the chain of shapes up to the
            layer where it breaks.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 64)
                    @Loss("softmax-cross-entropy")
                    class Digits {
                        @Affine(32) @Activation("tanh") Layer hidden;
                        @Affine(value = 10, in = 48) Layer logits;
                                                 ^
                    }
                    """, """
                    [GW201] layer `Digits.logits` expects 48 inputs but `hidden` gives 32
                        inputs        N x 64
                        hidden  64 -> 32   @Affine(32) @Activation("tanh")
                        logits  48 -> 10   @Affine(value = 10, in = 48)      <- here
                      help: write `in = 32`, or leave `in` out: it is inferred
                      see: docs/errors/GW201.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 64)
                    @Loss("softmax-cross-entropy")
                    class Digits {
                        @Affine(32) @Activation("tanh") Layer hidden;
                        @Affine(value = 10, in = 32) Layer logits;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 784)
                    @Loss("softmax-cross-entropy")
                    class Digits {
                        @Affine(in = 64, value = 10) Layer logits;
                                     ^
                    }
                    """, """
                    [GW201] layer `Digits.logits` expects 64 inputs but the network has 784
                        inputs        N x 784
                        logits  64 -> 10   @Affine(in = 64, value = 10)   <- here
                      help: write `in = 784`, or leave `in` out: it is inferred
                      see: docs/errors/GW201.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 784)
                    @Loss("softmax-cross-entropy")
                    class Digits {
                        @Affine(10) Layer logits;
                    }
                    """));

    public WrongInputWidth {
        chain = List.copyOf(chain);
    }

    private int given() {
        return chain.size() == 1 ? inputs : chain.get(chain.size() - 2).out();
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        ShapeRow broken = chain.get(chain.size() - 1);
        String giver = chain.size() == 1
                ? "the network has "
                : Wording.code(chain.get(chain.size() - 2).layer()) + " gives ";
        return "layer " + Wording.code(network + "." + broken.layer()) + " expects " + broken.in() + " inputs but "
                + giver + given();
    }

    @Override
    public List<String> facts() {
        return ShapeTable.upToBroken(inputs, chain);
    }

    @Override
    public String help() {
        return "write " + Wording.code("in = " + given()) + ", or leave `in` out: it is inferred";
    }
}
