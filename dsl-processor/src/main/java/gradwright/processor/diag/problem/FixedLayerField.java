package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.List;

/** GW104: a layer is a static or final field. */
public record FixedLayerField(String network, String layer, List<String> modifiers) implements Problem {

    static final Page PAGE =
            new Page("GW104", "A static or final layer", """
            The fields of a declaration are names of layers. The class is never instantiated and the fields never hold
            anything, so `static` and `final` would promise what is not there.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) static final Layer logits = null;
                                                      ^
                    }
                    """, """
                    [GW104] layer `Iris.logits` is `static final`, but a layer is a plain field
                      help: remove `static final`
                      see: docs/errors/GW104.md""", """
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
                        @Affine(3) final Layer logits;
                                               ^
                    }
                    """, """
                    [GW104] layer `Iris.logits` is `final`, but a layer is a plain field
                      help: remove `final`
                      see: docs/errors/GW104.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """));

    public FixedLayerField {
        modifiers = List.copyOf(modifiers);
    }

    private String written() {
        return Wording.code(String.join(" ", modifiers));
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "layer " + Wording.code(network + "." + layer) + " is " + written() + ", but a layer is a plain field";
    }

    @Override
    public String help() {
        return "remove " + written();
    }
}
