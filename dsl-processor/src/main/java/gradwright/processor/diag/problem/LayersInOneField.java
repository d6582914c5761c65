package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.regex.Pattern;

/**
 * GW120: a field holds layers, but is none.
 *
 * @param type of the field
 * @param annotations of the field, as they are written
 */
public record LayersInOneField(String network, String field, String type, String annotations) implements Problem {

    static final Page PAGE =
            new Page("GW120", "A field that holds layers", """
            Every layer is a field of the type `Layer`. It has one affine map and one set of parameters, which are named after
            the field; an array or a list of layers would say neither how many there are nor what they are called, so it is an
            error and not ignored. Fields that are declared together share their annotations: they are that many layers.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer[] hidden;
                                                                ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW120] `Iris.hidden` is a `Layer[]`, but a layer is a field of the type `Layer`
                      help: declare every layer by a name, as in `@Affine(16) @Activation("tanh") Layer hidden1, hidden2`
                      see: docs/errors/GW120.md""", """
                    package example;

                    import gradwright.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(16) @Activation("tanh") Layer hidden1, hidden2;
                        @Affine(3) Layer logits;
                    }
                    """), new Example("""
                    package example;

                    import gradwright.*;
                    import java.util.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        Map<String, List<Layer>> hidden;
                                                 ^
                        @Affine(3) Layer logits;
                    }
                    """, """
                    [GW120] `Iris.hidden` is a `Map<String, List<Layer>>`, but a layer is a field of the type `Layer`
                      help: declare every layer by a name, as in `@Affine(32) Layer hidden1, hidden2`
                      see: docs/errors/GW120.md""", """
                    package example;

                    import gradwright.*;
                    import java.util.*;

                    @Network(inputs = 4)
                    @Loss("softmax-cross-entropy")
                    class Iris {
                        @Affine(32) @Activation("relu") Layer hidden1, hidden2;
                        @Affine(3) Layer logits;
                    }
                    """));

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        String simple = PACKAGE.matcher(type).replaceAll("").replaceAll(",(?! )", ", ");
        return Wording.code(network + "." + field) + " is " + Wording.articleAndCode(simple)
                + ", but a layer is a field of the type `Layer`";
    }

    @Override
    public String help() {
        String written = annotations.isEmpty() ? "@Affine(32)" : annotations;
        return "declare every layer by a name, as in "
                + Wording.code(written + " Layer " + field + "1, " + field + "2");
    }
}
