package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A network with mistakes still has its class, so that the code which uses it is not in error too. */
class SkeletonTest {

    private static final String USE = """
            package example;

            import gradwright.runtime.Kernels;
            import gradwright.runtime.Parameter;
            import java.io.IOException;
            import java.io.InputStream;
            import java.nio.file.Path;
            import java.util.List;
            import org.ejml.data.DMatrixRMaj;

            class Use {
                private final IrisNetwork field = IrisNetwork.create(42);

                IrisNetwork everything(DMatrixRMaj x, DMatrixRMaj y, int[] labels, Path file, InputStream in)
                        throws IOException {
                    IrisNetwork net = IrisNetwork.create(1);
                    DMatrixRMaj fresh = net.predict(x);
                    net.predict(x, y);
                    double[] row = net.predict(new double[4]);
                    net.predict(row, new double[3]);
                    int[] classes = net.classify(x);
                    net.classify(x, classes);
                    double loss = net.loss(x, y) + net.loss(x, labels);
                    double again = net.gradient(x, y) + net.gradient(x, labels);
                    double untargeted = net.loss(x) + net.gradient(x);
                    List<Parameter<DMatrixRMaj>> parameters = net.parameters();
                    IrisNetwork replica = net.replica();
                    IrisNetwork copy = replica.copy();
                    IrisNetwork withKernels = IrisNetwork.create(1, Kernels.best());
                    copy.save(file);
                    copy.load(file);
                    copy.load(in);
                    System.out.println(copy + " " + withKernels + fresh + loss + again + untargeted + parameters);
                    return field;
                }
            }
            """;

    private static final String BAD = """
            package example;

            import gradwright.*;

            @Network(inputs = 4)
            @Loss("softmax-cross-entropy")
            class Iris {
                @Affine(value = 3, in = 5) Layer logits;
            }
            """;

    @Test
    void codeThatUsesTheNetworkAddsNoError() {
        assertEquals(List.of("8: GW201"), TestCompiler.compile(BAD, USE).codes());
        assertEquals(List.of("8: GW201"), TestCompiler.compile(USE, BAD).codes());
    }

    @Test
    void codeThatUsesANetworkJavacCannotReadAddsNoError() {
        String unresolved = BAD.replace("in = 5", "in = Sizes.INPUT");
        assertEquals(
                List.of("8: cannot find symbol"),
                TestCompiler.compile(unresolved, USE).codes());
    }

    @Test
    void itHasWhatTheDeclarationAsksFor() {
        String asking = """
                package example;

                import gradwright.*;

                @Network(inputs = 4, training = false, inputGradient = true)
                class Iris {
                    @Affine(3) Layer logits;
                }
                """;
        String use = """
                package example;

                class Use {
                    int rows = IrisNetwork.create(1).inputGradient().getNumRows();
                }
                """;
        assertEquals(List.of("5: GW130"), TestCompiler.compile(asking, use).codes());
    }

    @Test
    void everyKindOfDeclarationHasOne() {
        for (String kind : List.of("enum Iris {}", "interface Iris {}", "record Iris() {}", "class Iris<T> {}")) {
            String source = "package example;\nimport gradwright.*;\n@Network(inputs = 4) @Loss(\"mse\")\n" + kind;
            assertTrue(TestCompiler.compile(source, USE).codes().stream().allMatch(code -> code.contains("GW1")), kind);
        }
    }

    @Test
    void itReadsAsWhatItIs() {
        assertEquals(
                """
                package example;

                import gradwright.runtime.Kernels;
                import gradwright.runtime.generated.DoubleClassifier;
                import gradwright.runtime.generated.Layout;
                import gradwright.runtime.generated.Parameters;
                import java.lang.IllegalStateException;
                import java.lang.Override;
                import javax.annotation.processing.Generated;
                import org.ejml.data.DMatrixRMaj;

                /**
                 * Stands in for the network {@code Iris}, whose declaration does not compile.
                 */
                @Generated("gradwright")
                final class IrisNetwork extends DoubleClassifier {
                    private IrisNetwork(Layout layout, Parameters parameters, Kernels kernels) {
                        super(layout, parameters, kernels);
                        throw new IllegalStateException("the declaration of Iris has compile errors");
                    }
                """,
                TestCompiler.compile(BAD)
                        .generated()
                        .get("example.IrisNetwork")
                        .lines()
                        .limit(20)
                        .map(l -> l + "\n")
                        .reduce("", String::concat));
    }

    @Test
    void itIsPublicOnlyIfTheDeclarationIs() {
        String open = BAD.replace("class Iris", "public class Iris");
        String skeleton = TestCompiler.compile(open).generated().get("example.IrisNetwork");
        assertTrue(skeleton.contains("public final class IrisNetwork"), skeleton);
        assertTrue(skeleton.contains("public static IrisNetwork create(long seed)"), skeleton);
    }
}
