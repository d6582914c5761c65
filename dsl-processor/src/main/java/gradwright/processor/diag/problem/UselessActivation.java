package gradwright.processor.diag.problem;

import gradwright.processor.diag.Lint;
import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Wording;

/** GW603: an activation follows another one directly and changes nothing of it. */
public record UselessActivation(String network, String layer, String activation, String before, String earlier)
        implements Lint {

    static final Page PAGE = new Page("GW603", "An activation that changes nothing", """
            A layer without `@Affine` applies its activation to the outputs of the layer before. Some activations leave the outputs of
            others as they are: `relu` what is not negative, `log-softmax` another one. Most likely an `@Affine` is missing.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("relu") Layer hidden;
                        @Activation("relu") Layer second;
                                    ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW603] activation `relu` of `Iris.second` changes nothing: `hidden` ends in `relu`
                      help: give `second` an `@Affine`, or remove it; if it is meant, write `allow = "GW603"` in `@Network`
                      see: docs/errors/GW603.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("relu") Layer hidden;
                        @Affine(16) @Activation("relu") Layer second;
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "activation " + Wording.code(activation) + " of " + Wording.code(network + "." + layer)
                + " changes nothing: " + Wording.code(before) + " ends in " + Wording.code(earlier);
    }

    @Override
    public String remedy() {
        return "give " + Wording.code(layer) + " an `@Affine`, or remove it";
    }
}
