package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gradwright.processor.declare.NetworkDeclaration;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Networks as large as anybody declares: they compile, within what a class file can hold. */
class LargeNetworksTest {

    @Test
    void threeHundredLayers() {
        assertCompiles(4, layers(300));
    }

    /** What is done for each layer with all of them shows in what is allocated, which no other load changes. */
    @Test
    void effortGrowsWithTheLayers() {
        allocatedFor(10);
        long few = allocatedFor(50);
        long many = allocatedFor(200);
        assertTrue(many < 6 * few, few + " bytes for 50 layers, " + many + " for 200");
    }

    private static long allocatedFor(int layers) {
        TestNetwork network = TestNetwork.of(4);
        for (int i = 0; i < layers; i++) {
            network = network.affine("layer" + i, 3 + i % 7, i % 2 == 0 ? "tanh" : "relu");
        }
        NetworkDeclaration declaration = network.affine("logits", 3, "identity")
                .loss("softmax-cross-entropy")
                .declaration();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        new NetworkCompiler((phase, graph) -> {}).compile(declaration);
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private static String layers(int count) {
        return IntStream.range(0, count)
                        .mapToObj(i -> "    @Affine(" + (3 + i % 7) + ") @Activation(\""
                                + (i % 2 == 0 ? "tanh" : "relu") + "\") Layer layer" + i + ";\n")
                        .collect(Collectors.joining())
                + "    @Affine(3) Layer logits;\n";
    }

    @Test
    void tenMillionWeightsInALayer() {
        assertCompiles(4_000, "    @Affine(2_500) @Activation(\"relu\") Layer hidden;\n    @Affine(3) Layer logits;\n");
    }

    /** More than one method could hold. */
    @Test
    void twelveThousandClassWeights() {
        String weights = IntStream.range(0, 12_000)
                .mapToObj(i -> i % 3 == 0 ? "2" : "0.5")
                .collect(Collectors.joining(", ", "{", "}"));
        assertCompiles(
                "value = \"softmax-cross-entropy\", classWeights = " + weights,
                3,
                "    @Affine(12_000) Layer logits;\n");
    }

    private static void assertCompiles(int inputs, String layers) {
        assertCompiles("\"softmax-cross-entropy\"", inputs, layers);
    }

    private static void assertCompiles(String loss, int inputs, String layers) {
        TestCompiler.Result result = TestCompiler.compile("package example;\nimport gradwright.*;\n"
                + "@Network(inputs = " + inputs + ")\n@Loss(" + loss + ")\nclass Large {\n" + layers + "}\n");
        assertEquals(List.of(), result.headlines());
        assertEquals(1, result.generated().size());
    }
}
