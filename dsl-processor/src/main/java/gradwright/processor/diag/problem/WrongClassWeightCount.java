package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW309: there is not one class weight for each class. */
public record WrongClassWeightCount(String network, String layer, int classes, int weights) implements Problem {

    static final Page PAGE = new Page("GW309", "Not a class weight for each class", """
            Each output stands for a class, and each class has its weight, in the order of the outputs.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss(value = "softmax-cross-entropy", classWeights = {1, 2})
                                                                          ^
                    class Iris {
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW309] loss of `Iris` has 2 class weights but `logits` gives 3 classes
                      help: write 3 weights, one for each class
                      see: docs/errors/GW309.md""", """
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
        return "loss of " + Wording.code(network) + " has " + weights
                + (weights == 1 ? " class weight" : " class weights") + " but " + Wording.code(layer) + " gives "
                + classes + " classes";
    }

    @Override
    public String help() {
        return "write " + classes + " weights, one for each class";
    }
}
