package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/** GW102: the declaration, or a class around it, is private. */
public record PrivateDeclaration(String network, String owner) implements Problem {

    static final Page PAGE =
            new Page("GW102", "A private declaration", """
            The generated class stands beside the declaration, in its package, and its documentation refers to it. A
            declaration that is private, or lies in a private class, would be out of its sight.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    class Flowers {
                        @Network(inputs = 4)
                        @Loss("softmax-cross-entropy")
                        private static class Iris {
                                       ^
                            @Affine(3) Layer logits;
                        }
                    }
                    """, """
                    [GW102] network `Flowers.Iris` is private, so the class generated beside it could not refer to it
                      help: remove `private` from `Iris`
                      see: docs/errors/GW102.md""", """
                    package example;

                    import gradwright.*;

                    class Flowers {
                        @Network(inputs = 4)
                        @Loss("softmax-cross-entropy")
                        static class Iris {
                            @Affine(3) Layer logits;
                        }
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;

                    class Flowers {
                        private static class Known {
                            @Network(inputs = 4)
                            @Loss("softmax-cross-entropy")
                            static class Iris {
                                   ^
                                @Affine(3) Layer logits;
                            }
                        }
                    }
                    """, """
                    [GW102] network `Flowers.Known.Iris` lies in the private class `Known`, so the class generated beside it could not refer to it
                      help: remove `private` from `Known`
                      see: docs/errors/GW102.md""", """
                    package example;

                    import gradwright.*;

                    class Flowers {
                        static class Known {
                            @Network(inputs = 4)
                            @Loss("softmax-cross-entropy")
                            static class Iris {
                                @Affine(3) Layer logits;
                            }
                        }
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        String where = network.equals(owner) || network.endsWith("." + owner)
                ? " is private"
                : " lies in the private class " + Wording.code(owner);
        return "network " + Wording.code(network) + where + ", so the class generated beside it could not refer to it";
    }

    @Override
    public String help() {
        return "remove `private` from " + Wording.code(owner);
    }
}
