package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW110: the generated class would have the name of another class. */
public record NameTaken(String kind, String declared, String generated, String owner) implements Problem {

    static final Page PAGE = new Page("GW110", "A generated name that is taken", """
            The class generated for a network has the network's name with `Network` appended, and for a nested
            declaration `A.B` the name `A_BNetwork`. Where a class of that name exists already, nothing is generated.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                    ^
                        @Affine(3) Layer logits;
                    }

                    class IrisNetwork {}
                    """, """
                    [GW110] network `Iris` would be generated as `IrisNetwork`, but that is the name of a class already
                      help: rename `Iris`, or the class `example.IrisNetwork`
                      see: docs/errors/GW110.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(3) Layer logits;
                    }

                    class Irises {}
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return kind + " " + Wording.code(declared) + " would be generated as " + Wording.code(generated)
                + ", but that is the name of a class already";
    }

    @Override
    public String help() {
        return "rename " + Wording.code(declared) + ", or the class " + Wording.code(owner);
    }
}
