package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW106: a layer annotation stands on a field of another type. */
public record FieldNotLayer(String network, String field, String annotation, String type) implements Problem {

    static final Page PAGE = new Page(
            "GW106",
            "A layer annotation on another field",
            """
            `@Affine` and `@Activation` describe a layer, and a layer is a field of the type `gradwright.Layer`.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") double[] hidden;
                                                                 ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW106] `@Affine` stands on `Iris.hidden`, which is a `double[]` and not a `Layer`
                      help: write `Layer hidden`
                      see: docs/errors/GW106.md""", """
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

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        static class Layer {}

                        @Activation("tanh") Layer squashed;
                                                  ^
                        @Affine(3) gradwright.Layer logits;
                    }
                    """, """
                    [GW106] `@Activation` stands on `Iris.squashed`, which is an `example.Iris.Layer` and not a `gradwright.Layer`
                      help: write `gradwright.Layer squashed`
                      see: docs/errors/GW106.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        static class Layer {}

                        @Activation("tanh") gradwright.Layer squashed;
                        @Affine(3) gradwright.Layer logits;
                    }
                    """));

    private String layerType() {
        return type.endsWith(".Layer") ? "gradwright.Layer" : "Layer";
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(annotation) + " stands on " + Wording.code(network + "." + field) + ", which is "
                + Wording.articleAndCode(type) + " and not a " + Wording.code(layerType());
    }

    @Override
    public String help() {
        return "write " + Wording.code(layerType() + " " + field);
    }
}
