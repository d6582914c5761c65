package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW105: a superclass with layers comes from a class file. */
public record InheritedLayer(String network, String superclass, String layer) implements Problem {

    static final Page PAGE =
            new Page("GW105", "Layers inherited from a compiled class", """
            The layers of a superclass come before the network's own, in the order of the fields in the source. A class
            file need not keep that order, so a superclass with layers has to be compiled together with the network: as
            a source file of the same compilation, or in the same file as the network.

            Tools that compile only what has changed give the compiler such a superclass as a class file, too. With
            Gradle this cannot happen: it is told that the generated class comes from both files, and compiles
            everything. Elsewhere, rebuild the project, or move the superclass into the file of the network, where the
            two are always compiled together.
            """, new Example("""
                    package example;

                    import gradwright.*;
                    import library.Common;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris extends Common {
                    ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW105] network `Iris` inherits layer `Common.hidden` from a compiled class, which does not keep the order of layers
                      help: compile the source of `Common` together with `Iris` (rebuild the project), or move it into the same file
                      see: docs/errors/GW105.md""", """
                    package example;

                    import gradwright.*;

                    class Common {
                        @Affine(16) @Activation("tanh") Layer hidden;
                    }

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris extends Common {
                        @Affine(3) Layer logits;
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "network " + Wording.code(network) + " inherits layer " + Wording.code(superclass + "." + layer)
                + " from a compiled class, which does not keep the order of layers";
    }

    @Override
    public String help() {
        return "compile the source of " + Wording.code(superclass) + " together with " + Wording.code(network)
                + " (rebuild the project), or move it into the same file";
    }
}
