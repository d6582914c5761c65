package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.catalogue.Reduction;
import gradwright.processor.declare.AffineDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.GeneratedName;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.emit.SkeletonEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the compiler is told about a declaration: all that is written, and nothing else. */
class ReadingTest {

    private static NetworkDeclaration read(String source) {
        List<NetworkDeclaration> read = new ArrayList<>();
        GradwrightProcessor processor = new GradwrightProcessor(declaration -> {
            read.add(declaration);
            return SkeletonEmitter.emit(
                    declaration.name(), declaration.isPublic(), declaration.precision(), declaration.requests());
        });
        TestCompiler.Result result =
                TestCompiler.compile(new RecordingProcessor(processor), List.of(), List.of(), source);
        assertEquals(List.of(), result.headlines());
        assertEquals(1, read.size());
        return read.get(0);
    }

    @Test
    void whatIsLeftOutIsNotAFact() {
        NetworkDeclaration network = read("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Iris { @Affine(3) Layer y; }
                """);
        assertEquals(new GeneratedName("example", "Iris", "IrisNetwork"), network.name());
        assertEquals("example.IrisNetwork", network.name().qualifiedName());
        assertFalse(network.isPublic());
        assertTrue(network.training());
        assertEquals(4, network.inputs().value());
        LossDeclaration loss = network.loss().orElseThrow();
        assertEquals("mse", loss.written());
        assertEquals(Optional.empty(), loss.reduction());
        assertEquals(Optional.empty(), loss.factor());
        LayerDeclaration layer = network.layers().get(0);
        assertEquals("y", layer.name());
        assertEquals(Optional.empty(), layer.activation());
        AffineDeclaration affine = layer.affine().orElseThrow();
        assertEquals(3, affine.width().value());
        assertEquals(Optional.empty(), affine.in());
        assertEquals(Optional.empty(), affine.init());
        assertTrue(affine.bias());
    }

    @Test
    void whatIsWrittenIsAFactEvenWhereItIsTheDefault() {
        NetworkDeclaration network = read("""
                package example;
                import gradwright.*;
                public class Outer {
                    static final int WIDTH = 8;
                    public interface Inner {
                        @Network(training = true, inputs = 2 * WIDTH)
                        @Loss(factor = 1, reduction = Reduction.MEAN, value = Losses.CROSS_ENTROPY)
                        class Net {
                            @Activation(Activations.TANH) @Affine(bias = false, init = "pytorch", in = 'a' - 81, value = WIDTH)
                            private Layer hidden;
                            int ignored;
                            @Activation("softmax") protected transient Layer probabilities;
                        }
                    }
                }
                """);
        assertEquals(new GeneratedName("example", "Outer.Inner.Net", "Outer_Inner_NetNetwork"), network.name());
        assertTrue(network.isPublic());
        assertEquals(16, network.inputs().value());
        LossDeclaration loss = network.loss().orElseThrow();
        assertEquals("cross-entropy", loss.written());
        assertEquals(Optional.of(Reduction.MEAN), loss.reduction().map(Fact::value));
        assertEquals(Optional.of(1.0), loss.factor().map(Fact::value));
        assertEquals(
                List.of("hidden", "probabilities"),
                network.layers().stream().map(LayerDeclaration::name).toList());
        AffineDeclaration affine = network.layers().get(0).affine().orElseThrow();
        assertEquals(8, affine.width().value());
        assertEquals(Optional.of(16), affine.in().map(Fact::value));
        assertEquals(Optional.of("pytorch"), affine.init().map(Fact::value));
        assertFalse(affine.bias());
        assertEquals(Optional.of("tanh"), network.layers().get(0).activation().map(activation -> activation.written()));
        assertEquals(Optional.empty(), network.layers().get(1).affine());
    }

    @Test
    void layersComeInSourceOrder() {
        StringBuilder fields = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 300; i > 0; i--) {
            fields.append("@Affine(2) Layer l").append(i * 7919 % 1000).append(";\n");
            expected.add("l" + i * 7919 % 1000);
        }
        NetworkDeclaration network =
                read("package example;\nimport gradwright.*;\n@Network(inputs = 4) @Loss(\"mse\") class Iris {\n"
                        + fields + "}\n");
        assertEquals(
                expected, network.layers().stream().map(LayerDeclaration::name).toList());
    }
}
