package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW111: two networks would be generated as one class. */
public record SharedName(String kind, String declared, String other, String generated) implements Problem {

    static final Page PAGE = new Page("GW111", "Two networks with one generated name", """
            A nested declaration `A.B` is generated as the top-level class `A_BNetwork`, and so is a top-level
            declaration `A_B`. Only the first of the two, by name, is generated.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    class Flowers {
                        @Network(inputs = 4)
                        @Loss("softmax-cross-entropy")
                        static class Iris {
                            @Affine(3) Layer logits;
                        }
                    }

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Flowers_Iris {
                    ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW111] networks `Flowers_Iris` and `Flowers.Iris` would both be generated as `Flowers_IrisNetwork`
                      help: rename one of them
                      see: docs/errors/GW111.md""", """
                    package example;

                    import gradwright.*;

                    class Flowers {
                        @Network(inputs = 4)
                        @Loss("softmax-cross-entropy")
                        static class Iris {
                            @Affine(3) Layer logits;
                        }
                    }

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class FlowersAndIrises {
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return kind + "s " + Wording.code(declared) + " and " + Wording.code(other) + " would both be generated as "
                + Wording.code(generated);
    }

    @Override
    public String help() {
        return "rename one of them";
    }
}
