package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.List;

/** GW205: a weight matrix is larger than an array can be. */
public record TooManyWeights(String network, String layer, int in, int out, int most) implements Problem {

    static final Page PAGE =
            new Page("GW205", "Weights beyond what an array can hold", """
            The weights of a layer, input width times output width, are kept in one array, and an array of Java has
            room for 2,147,483,639 numbers.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 100_000)
                    @Loss("mse")
                    class Wide {
                        @Affine(50_000) @Activation("relu") Layer hidden;
                                ^
                        @Affine(1) Layer output;
                    }
                    """, """
                    [GW205] layer `Wide.hidden` has 5,000,000,000 weights, but an array holds at most 2,147,483,639
                        weights  100,000 x 50,000 = 5,000,000,000
                      help: write a width of at most 21,474
                      see: docs/errors/GW205.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 100_000)
                    @Loss("mse")
                    class Wide {
                        @Affine(50) @Activation("relu") Layer hidden;
                        @Affine(1) Layer output;
                    }
                    """));

    private long weights() {
        return (long) in * out;
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "layer " + Wording.code(network + "." + layer) + " has " + Wording.number(weights())
                + " weights, but an array holds at most " + Wording.number(most);
    }

    @Override
    public List<String> facts() {
        return List.of(
                "weights  " + Wording.number(in) + " x " + Wording.number(out) + " = " + Wording.number(weights()));
    }

    @Override
    public String help() {
        return "write a width of at most " + Wording.number(most / in);
    }
}
