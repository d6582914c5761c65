package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.Optional;

/** GW108: a class has annotations of a network but no {@code @Network}. */
public record MissingNetwork(String type, String annotation, Optional<String> field) implements Problem {

    static final Page PAGE = new Page(
            "GW108", "Layers or a loss without a network", """
            `@Affine`, `@Activation` and `@Loss` mean something only in a class annotated with `@Network`. Elsewhere
            they would be ignored without a word, so it is an error.
            """, new Example("""
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
                    """), new Example("""
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
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        String on = field.map(name -> " on its field " + Wording.code(name)).orElse("");
        return Wording.code(type) + " has " + Wording.code(annotation) + on + ", but no `@Network`";
    }

    @Override
    public String help() {
        String add = "add `@Network(inputs = ...)` to " + Wording.code(type);
        return field.isPresent() ? add : add + ", or remove " + Wording.code(annotation);
    }
}
