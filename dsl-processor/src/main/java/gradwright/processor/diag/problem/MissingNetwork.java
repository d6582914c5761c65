package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.Optional;

/**
 * GW108: a type has layers or annotations of a network but no {@code @Network}.
 *
 * @param isClass whether it is a class, which a network has to be
 * @param annotation the annotation, unless it is a layer without any
 * @param field the layer, unless the annotation stands on the type
 */
public record MissingNetwork(String type, boolean isClass, Optional<String> annotation, Optional<String> field)
        implements Problem {

    static final Page PAGE = new Page(
            "GW108",
            "Layers or a loss without a network",
            """
            `@Affine`, `@Activation` and `@Loss` mean something only in a class annotated with `@Network`. Elsewhere
            they would be ignored without a word, so it is an error. So are layers of a class that stands within a network, but
            is none itself.
            """,
            new Example("""
                    package example;

                    import gradwright.*;

                    @Loss("softmax-cross-entropy")
                    class Iris {
                    ^
                        @Affine(16) @Activation("tanh") Layer hidden;
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW108] `Iris` has `@Affine` on its field `hidden`, but no `@Network`
                      help: add `@Network(inputs = ...)` to `Iris`
                      see: docs/errors/GW108.md""", """
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

                    @Loss("mse")
                    class Iris {}
                    ^
                    """, """
                    [GW108] `Iris` has `@Loss`, but no `@Network`
                      help: add `@Network(inputs = ...)` to `Iris`, or remove `@Loss`
                      see: docs/errors/GW108.md""", """
                    package example;

                    import gradwright.*;

                    class Iris {}
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        static class Encoder {
                               ^
                            Layer code;
                        }

                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW108] `Iris.Encoder` has the layer `code`, but no `@Network`
                      help: add `@Network(inputs = ...)` to `Iris.Encoder`
                      see: docs/errors/GW108.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Network(inputs = 4, training = false)
                        static class Encoder {
                            @Affine(2) Layer code;
                        }

                        @Affine(3) Layer logits;
                    }
                    """),
            new Example("""
                    package example;

                    import gradwright.*;

                    interface Iris {
                    ^
                        @Affine(3) Layer logits = null;
                    }
                    """, """
                    [GW108] `Iris` has `@Affine` on its field `logits`, but no `@Network`
                      help: declare the layers in a class with `@Network(inputs = ...)`
                      see: docs/errors/GW108.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4, training = false)
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
        String what = annotation
                .map(written -> Wording.code(written)
                        + field.map(name -> " on its field " + Wording.code(name))
                                .orElse(""))
                .orElseGet(() -> "the layer " + Wording.code(field.orElse("")));
        return Wording.code(type) + " has " + what + ", but no `@Network`";
    }

    @Override
    public String help() {
        if (field.isPresent() && !isClass) {
            return "declare the layers in a class with `@Network(inputs = ...)`";
        }
        String add = "add `@Network(inputs = ...)` to " + Wording.code(type);
        return field.isPresent() || annotation.isEmpty() ? add : add + ", or remove " + Wording.code(annotation.get());
    }
}
