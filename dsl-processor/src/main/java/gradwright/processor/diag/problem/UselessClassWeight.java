package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.Optional;

/** GW310: a class weight is negative or not finite, or all of them are 0. */
public record UselessClassWeight(String network, Optional<String> weight) implements Problem {

    static final Page PAGE = new Page("GW310", "A class weight that makes no sense", """
            A class weight is a finite number of at least 0. With 0 a class does not count; one class at least has to.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "softmax-cross-entropy", classWeights = {1, -2, 2})
                                                                              ^
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW310] loss of `Iris` has the class weight -2, but a weight has to be finite and at least 0
                      help: write another weight, or 0 where a class is not to count
                      see: docs/errors/GW310.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "softmax-cross-entropy", classWeights = {1, 2, 2})
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
        return "loss of " + Wording.code(network)
                + weight.map(value ->
                                " has the class weight " + value + ", but a weight has to be finite and at least 0")
                        .orElse(" has class weights that are all 0, so that nothing counts");
    }

    @Override
    public String help() {
        return weight.isPresent()
                ? "write another weight, or 0 where a class is not to count"
                : "write a weight above 0 for the classes that count";
    }
}
