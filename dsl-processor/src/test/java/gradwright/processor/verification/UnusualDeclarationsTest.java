package gradwright.processor.verification;

import static gradwright.processor.verification.ChainLayer.activation;
import static gradwright.processor.verification.ChainLayer.affine;

import gradwright.Reduction;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations that random chains rarely give: names that collide, degenerate widths, extreme factors, great depth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnusualDeclarationsTest {

    private static final Objective MSE = Objective.of("mse");
    private static final Objective CLASSES = Objective.of("softmax-cross-entropy");

    private final List<Chain> chains = List.of(
            chain("InputLayer", 4, MSE, affine("input", 4, true, "tanh"), affine("output", 4, true)),
            chain("BatchLayer", 3, CLASSES, affine("n", 4, true, "relu"), affine("samples", 3, true)),
            chain("LossLayer", 3, CLASSES, affine("loss", 3, true, "sigmoid"), affine("targets", 3, true)),
            chain(
                    "CaseOnly",
                    3,
                    MSE,
                    affine("a", 2, true, "tanh"),
                    affine("A", 2, true, "tanh"),
                    affine("aa", 2, true)),
            chain(
                    "Suffixes",
                    3,
                    MSE,
                    affine("a", 2, true, "tanh"),
                    affine("aWeight", 2, true, "tanh"),
                    affine("aBias", 2, true),
                    affine("aDelta", 2, true, "softmax"),
                    affine("aWeightGradient", 2, true)),
            chain(
                    "Contextual",
                    3,
                    CLASSES,
                    affine("yield", 2, true, "tanh"),
                    affine("record", 2, true, "softmax"),
                    affine("var", 3, true)),
            chain(
                    "Symbols",
                    3,
                    CLASSES,
                    affine("größe", 2, true, "tanh"),
                    affine("$", 2, true, "relu"),
                    affine("_1", 3, true)),
            chain(
                    "Types",
                    3,
                    CLASSES,
                    affine("Override", 2, true, "tanh"),
                    affine("Generated", 2, true, "log-softmax"),
                    affine("System", 2, true, "softmax"),
                    affine("Parameters", 3, true)),
            chain("OwnName", 2, MSE, affine("OwnNameNetwork", 2, true, "tanh")),
            chain("Nothing", 3, MSE, activation("same", "identity")),
            chain(
                    "NoParameters",
                    3,
                    Objective.of("cross-entropy"),
                    activation("squared", "square"),
                    activation("output", "softmax")),
            chain("OnlyLogits", 3, CLASSES, activation("logits", "identity")),
            chain("OneOfAll", 1, MSE, affine("only", 1, false)),
            chain(
                    "OneClassInside",
                    2,
                    MSE,
                    affine("one", 1, true, "softmax"),
                    affine("other", 1, true, "log-softmax"),
                    affine("output", 2, true)),
            chain(
                    "SoftmaxOfSoftmax",
                    3,
                    Objective.of("cross-entropy", Reduction.SUM),
                    activation("first", "softmax"),
                    activation("second", "softmax"),
                    activation("third", "log-softmax"),
                    activation("fourth", "softmax")),
            chain(
                    "ReluOfRelu",
                    3,
                    MSE,
                    affine("first", 5, true, "relu"),
                    activation("second", "relu"),
                    affine("third", 2, true, "relu")),
            chain(
                    "SquareOfSquare",
                    3,
                    MSE,
                    affine("first", 2, true, "square"),
                    activation("second", "square"),
                    affine("third", 2, true)),
            chain(
                    "SharedTanh",
                    3,
                    MSE,
                    activation("first", "tanh"),
                    activation("second", "tanh"),
                    affine("third", 2, true, "tanh")),
            chain(
                    "Identities",
                    3,
                    MSE,
                    activation("first", "identity"),
                    affine("second", 2, true, "identity"),
                    activation("third", "identity"),
                    affine("fourth", 2, false),
                    activation("fifth", "identity")),
            chain("Huge", 3, Objective.of("mse", Reduction.SUM, 1e300), affine("output", 2, true)),
            chain("Tiny", 3, Objective.of("softmax-cross-entropy", Reduction.MEAN, 1e-280), affine("output", 2, true)),
            chain("Third", 3, Objective.of("mse", Reduction.MEAN, -1.0 / 3), affine("output", 3, true)),
            new Chain(
                    "Deep",
                    3,
                    IntStream.range(0, 40)
                            .mapToObj(i -> affine("layer" + i, 3, true, i % 2 == 0 ? "tanh" : "identity"))
                            .toList(),
                    CLASSES));

    private final CompiledChains compiled = CompiledChains.of(chains);

    private static Chain chain(String name, int inputs, Objective objective, ChainLayer... layers) {
        return new Chain(name, inputs, List.of(layers), objective);
    }

    Stream<Chain> declared() {
        return chains.stream();
    }

    @ParameterizedTest
    @MethodSource("declared")
    void areCompiledLikeAnyOther(Chain chain) {
        SplittableRandom random = RandomData.generator(chain.name().hashCode());
        for (int samples : new int[] {2, 1, 7}) {
            Trial.draw(chain, samples, random).assertAgrees(compiled.create(chain, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void everyPhaseKeepsTheirResults(Chain chain) {
        Trial.draw(chain, 3, RandomData.generator(chain.name().hashCode())).assertEveryPhaseAgrees();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "total", "product", "entry", "index", "difference", "largest", "entries", "value"})
    void dimensionsMayHaveTheNamesOfVariables(String name) {
        String declaration = """
                @Formulas interface F {
                    @Formula("sum((X * w - u)^2) / N + max(X) + sum(n: X(n, t(n)))")
                    double f(
                            @Dim("N,$") DMatrixRMaj X,
                            @Dim("$") DMatrixRMaj w,
                            @Dim("$2") DMatrixRMaj u,
                            @Dim("N") int[] t);
                }
                """.replaceAll("\\s+", " ").replace("$", name);
        RunDeclarations.of(List.of(declaration)).checkFunctions(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A loop over a single place leaves no block, and what it names is in reach of all that follows.
                """
                @Formulas interface F {
                    @Formula("sum((X * w - u)^2) / N")
                    double f(@Dim("N,M") DMatrixRMaj X, @Dim("M") DMatrixRMaj w, @Dim("1") DMatrixRMaj u);
                }
                """,
                // The derivative's constant is beyond every double.
                "@Formulas interface F { @Formula(\"sum((1e308 * v - 1)^2)\") double f(@Dim(\"N\") DMatrixRMaj v); }",
                "@Formulas interface F { @Formula(\"s^1e308 * s^1e308\") double f(double s); }"
            })
    void generatedClassesCompile(String declaration) {
        RunDeclarations.of(List.of(declaration));
    }

    @Test
    void claimsKnowTargetsOfAnotherWidthThanTheOutputs() {
        RunDeclarations.of(List.of("""
                @Network(inputs = 4) @Loss("gaussian-nll") @Claim("targets == targets")
                @Claim("sum(grad(loss, y.weight) - input' * grad(loss, y)) == 0")
                class Weather {
                    @Affine(6) Layer y;
                }
                """)).checkNetworks(1);
    }
}
