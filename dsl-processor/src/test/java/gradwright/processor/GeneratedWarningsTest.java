package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Generated classes of every shape give no warning in either compiler, so that builds may take warnings for errors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedWarningsTest {

    private static final String DECLARATIONS = """
            package example;
            import gradwright.*;
            import org.ejml.data.*;
            class F {
                @Network(inputs = 4,
                    trace = true, inputGradient = true, hessianVector = true)
                @Loss("softmax-cross-entropy")
                static class A {
                    @Affine(5) @Activation("tanh") Layer h;
                    @Affine(3) Layer y;
                }

                @Network(inputs = 4, samples = Samples.COLUMNS, weights = WeightLayout.OUT_BY_IN,
                    memory = Memory.PRE_ACTIVATIONS, trace = true, precision = Precision.FLOAT)
                @Loss(value = "huber", reduction = Reduction.SUM, factor = 0.5)
                static class B {
                    @Affine(5) @Activation("gelu") Layer h;
                    @Activation("softmax") Layer s;
                    @Affine(value = 3, bias = false) @Activation("elu") Layer y;
                }

                @Network(inputs = 4, training = false)
                static class C {
                    @Affine(5) @Activation("mish") Layer h;
                    @Affine(3) @Activation("softmax") Layer y;
                }

                @Network(inputs = 4)
                @Loss("sum")
                static class D {
                    @Activation("square") Layer h;
                }

                @Network(inputs = 40)
                @Loss(value = "cross-entropy", smoothing = 0.1, classWeights = {1, 2, 3})
                static class E {
                    @Affine(50) @Activation("relu") Layer h;
                    @Affine(3) @Activation("softmax") Layer y;
                }

                @Network(inputs = 4)
                @Loss("upstream")
                static class G {
                    @Affine(1) @Activation("log-softmax") Layer h;
                }

                @Network(inputs = 4, hessianVector = true)
                @Loss(formula = "sum((y - t)^2) / N + 0.1 * sum(x^2)")
                static class H {
                    @Affine(2) @Activation(formula = "x * tanh(x)") Layer h;
                }

                @Network(inputs = 300, memory = Memory.ALL)
                @Loss(value = "gaussian-nll")
                static class I {
                    @Affine(200) @Activation("sigmoid") Layer h;
                    @Affine(8) Layer y;
                }

                @Network(inputs = 3)
                @Loss(value = "softmax-hinge", margin = 0.5)
                static class J {
                    @Affine(4) Layer h;
                }

                @Network(inputs = 3)
                @Loss("cosine")
                static class K {
                    @Affine(4) @Activation("softsign") Layer h;
                }

                @Network(inputs = 3)
                @Loss("squared-hinge")
                static class L {
                    @Affine(4) @Activation("leaky-relu") Layer h;
                }

                @Formulas
                interface M {
                    @Formula(value = "Y = X * A; sum(n, k: Y(n, k)^2 | k > 0)", trace = true)
                    double f(@Dim("N,M") DMatrixRMaj X, @Dim("M,K") DMatrixRMaj A);
                }
            }
            """;

    /**
     * All that Eclipse's compiler has but what is a matter of taste: tags of strings that are not to be translated, {@code this.}
     * before fields, names that hide fields, methods that could be static, overriding without a call of the overridden.
     */
    private static final List<String> WARNINGS =
            List.of("-warn:all", "-warn:-nls,unqualifiedField,hiding,static-method,all-static-method,super");

    private Map<String, String> generated;

    @BeforeAll
    void javacWarnsOfNothing() {
        TestCompiler.Result result = TestCompiler.compile(new GradwrightProcessor(), "-Xdoclint:none", DECLARATIONS);
        assertEquals(List.of(), result.headlines());
        generated = result.generated();
        assertEquals(DECLARATIONS.split("@Network\\(|@Formulas", -1).length - 1, generated.size());
    }

    @Test
    void eclipseWarnsOfNothing() {
        assertEquals(List.of(), warnings(generated));
    }

    /** A test that cannot fail is none: the compiler does warn under these options. */
    @Test
    void eclipseWouldWarn() {
        assertEquals(
                List.of("The value of the local variable unused is not used"),
                warnings(Map.of("example.A", "package example; class A { void f() { int unused = 1; } }")).stream()
                        .filter(message -> message.contains("unused"))
                        .toList());
    }

    private static List<String> warnings(Map<String, String> sources) {
        return EclipseCompiler.compile(sources, WARNINGS.toArray(String[]::new)).stream()
                .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }
}
