package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import gradwright.processor.GradwrightProcessor;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A formula that spells an activation or a loss of the catalogue gives the same bits. */
class SpelledFormulasTest {

    private static final int SAMPLES = 5;
    private static final int OUTPUTS = 3;

    /** Two declarations that mean the same; the annotations after {@code @Affine(4)} and of the network. */
    private record Pair(String activation, String otherActivation, String loss, String otherLoss, boolean isLabelled) {

        static Pair activations(String name, String formula) {
            String mse = "@Loss(\"mse\")";
            return new Pair("@Activation(\"" + name + "\")", "@Activation(" + formula + ")", mse, mse, false);
        }

        static Pair losses(String catalogue, String formula) {
            return new Pair("", "", "@Loss(" + catalogue + ")", "@Loss(" + formula + ")", false);
        }

        Pair labelled() {
            return new Pair(activation, otherActivation, loss, otherLoss, true);
        }

        String source(String name, boolean isOther) {
            return "package chains;\nimport gradwright.*;\n@Network(inputs = 2)\n" + (isOther ? otherLoss : loss)
                    + "\nclass " + name + " {\n  @Affine(4) " + (isOther ? otherActivation : activation)
                    + " Layer hidden;\n  @Affine(" + OUTPUTS + ") Layer output;\n}\n";
        }
    }

    private static List<Pair> pairs() {
        return List.of(
                Pair.activations("square", "formula = \"x * x\""),
                Pair.activations("square", "formula = \"x^2\""),
                Pair.activations("identity", "formula = \"x\""),
                Pair.activations("relu", "formula = \"max(0, x)\""),
                Pair.activations("tanh", "formula = \"tanh(x)\""),
                Pair.activations("tanh", "formula = \"(exp(x) - exp(-x)) / (exp(x) + exp(-x))\""),
                Pair.activations("tanh", "formula = \"(exp(2 * x) - 1) / (exp(2 * x) + 1)\""),
                Pair.activations("sigmoid", "formula = \"1 / (1 + exp(-x))\""),
                Pair.activations("sigmoid", "formula = \"exp(x) / (1 + exp(x))\""),
                Pair.activations("softplus", "formula = \"log(1 + exp(x))\""),
                Pair.activations("softplus", "formula = \"s = 1 + exp(x); log(s)\""),
                Pair.activations("log-sigmoid", "formula = \"log(1 / (1 + exp(-x)))\""),
                Pair.activations("silu", "formula = \"x / (1 + exp(-x))\""),
                Pair.activations("mish", "formula = \"x * tanh(log(1 + exp(x)))\""),
                Pair.activations("elu", "formula = \"where(x > 0, x, exp(x) - 1)\""),
                Pair.activations("leaky-relu", "formula = \"where(x > 0, x, slope * x)\", slope = 0.01"),
                Pair.activations("hard-tanh", "formula = \"min(max(x, -1), 1)\""),
                Pair.losses("\"mse\"", "formula = \"(y - t)^2\""),
                Pair.losses("\"mse\"", "formula = \"mean((y - t)^2)\""),
                Pair.losses("\"mse\"", "formula = \"sum((y - t)^2) / (N * K)\""),
                Pair.losses(
                        "value = \"mse\", reduction = Reduction.SUM, factor = 0.5", "formula = \"sum((y - t)^2) / 2\""),
                Pair.losses(
                        "value = \"mse\", reduction = Reduction.BATCH_MEAN, factor = 0.5",
                        "formula = \"(y - t)^2\", reduction = Reduction.BATCH_MEAN, factor = 0.5"),
                Pair.losses("\"mae\"", "formula = \"abs(y - t)\""),
                Pair.losses("\"log-cosh\"", "formula = \"logcosh(y - t)\""),
                Pair.losses("\"hinge\"", "formula = \"max(0, margin - t .* y)\", margin = 1"),
                Pair.losses("\"softmax-cross-entropy\"", "formula = \"-sum(t .* log(softmax(y; K))) / N\""),
                Pair.losses(
                        "formula = \"sum(logsumexp(y; K) - sum(t .* y; K)) / N\"",
                        "formula = \"sum(log(sum(exp(y); K)) - sum(t .* y; K)) / N\""),
                Pair.losses("formula = \"logsumexp(y - t)\"", "formula = \"log(sum(exp(y - t)))\""),
                Pair.losses("\"softmax-cross-entropy\"", "formula = \"p = softmax(y; K); -sum(t .* log(p)) / N\""),
                Pair.losses("\"softmax-cross-entropy\"", "formula = \"-sum(t .* logsoftmax(y; K); K)\""),
                Pair.losses("\"softmax-cross-entropy\"", "formula = \"-sum(t .* log(exp(y) / sum(exp(y); K))) / N\""),
                Pair.losses("\"softmax-cross-entropy\"", "formula = \"-sum(t .* log(softmax(y; K))) / N\"")
                        .labelled(),
                Pair.losses("\"softmax-cross-entropy\"", "formula = \"-sum(n: logsoftmax(y; K)(n, t(n))) / N\"")
                        .labelled(),
                Pair.losses(
                                "\"class-hinge\"",
                                "formula = \"sum(n, l: max(0, y(n, l) - y(n, t(n)) + 1) | l != t(n)) / N\"")
                        .labelled(),
                Pair.losses(
                                "value = \"softmax-hinge\", margin = 0.5",
                                "formula = \"p = softmax(y; K); sum(n, l: max(0, p(n, l) - p(n, t(n)) + margin)"
                                        + " | l != t(n)) / N\", margin = 0.5")
                        .labelled(),
                Pair.losses(
                        "\"class-hinge\"",
                        "formula = \"sum(n, l: max(0, y(n, l) - y(n, t(n)) + 1) | l != t(n)) / N\""));
    }

    @TestFactory
    Stream<DynamicTest> sameBits() throws ReflectiveOperationException {
        List<Pair> pairs = pairs();
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            sources.add(
                    JavaFileObjects.forSourceString("chains.A" + i, pairs.get(i).source("A" + i, false)));
            sources.add(
                    JavaFileObjects.forSourceString("chains.B" + i, pairs.get(i).source("B" + i, true)));
        }
        Compilation compilation = Compiler.javac()
                .withProcessors(new GradwrightProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(sources);
        assertEquals(List.of(), compilation.diagnostics());
        ClassLoader loader = CompiledChains.loader(compilation);
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> dynamicTest(
                        i + ": " + pairs.get(i).otherActivation() + pairs.get(i).otherLoss(),
                        () -> assertSame(pairs.get(i), create(loader, "A" + i), create(loader, "B" + i))));
    }

    private static DoubleLearner create(ClassLoader loader, String name) throws ReflectiveOperationException {
        Method create =
                Class.forName("chains." + name + "Network", true, loader).getDeclaredMethod("create", long.class);
        create.setAccessible(true);
        return (DoubleLearner) create.invoke(null, 7L);
    }

    private static void assertSame(Pair pair, DoubleLearner expected, DoubleLearner actual) {
        SplittableRandom random = new SplittableRandom(42);
        // The initialisers may differ: the parameters are given.
        double[] parameters = random.doubles(ParameterVector.values(expected).length, -1.5, 1.5)
                .toArray();
        ParameterVector.write(expected, parameters);
        ParameterVector.write(actual, parameters);
        DMatrixRMaj x = new DMatrixRMaj(
                SAMPLES, 2, true, random.doubles(2 * SAMPLES, -2, 2).toArray());
        DMatrixRMaj t = new DMatrixRMaj(
                SAMPLES, OUTPUTS, true, random.doubles(OUTPUTS * SAMPLES, 0, 1).toArray());
        if (pair.loss().contains("\"hinge\"")) {
            Arrays.setAll(t.data, i -> t.data[i] > 0.5 ? 1 : -1);
        }
        int[] labels = random.ints(SAMPLES, 0, OUTPUTS).toArray();
        assertArrayEquals(expected.predict(x).data, actual.predict(x).data, "prediction");
        if (pair.isLabelled()) {
            assertEquals(((DoubleClassifier) expected).loss(x, labels), ((DoubleClassifier) actual).loss(x, labels));
            assertEquals(
                    ((DoubleClassifier) expected).gradient(x, labels), ((DoubleClassifier) actual).gradient(x, labels));
        } else {
            assertEquals(expected.loss(x, t), actual.loss(x, t));
            assertEquals(expected.gradient(x, t), actual.gradient(x, t));
        }
        assertArrayEquals(ParameterVector.gradients(expected), ParameterVector.gradients(actual), "gradient");
    }
}
