package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may take for a part of a network is one, or an error: nothing of the kind is passed over. */
class NothingIsIgnoredTest {

    /** Compiles a network of which a member stands in line 7. */
    private static List<String> codes(String member) {
        return TestCompiler.compile("""
                package example;
                import gradwright.*;
                import java.util.*;
                @Network(inputs = 4)
                @Loss("mse")
                class Iris {
                %s
                @Affine(value = 3, in = 4) Layer y;
                }
                """.formatted(member)).codes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Layer[] a;",
                "Layer a[][];",
                "List<Layer> a;",
                "Optional<? extends Layer> a;",
                "Comparator<? super Layer> a;",
                "Map<String, Map<String, Layer[]>> a;",
                "private static final List<Layer> a = List.of();",
                "java.util.function.Supplier<Layer> a = () -> null;"
            })
    void aFieldThatHoldsLayersIsAnErrorAndNothingFollowsFromIt(String field) {
        assertEquals(List.of("7: GW120"), codes(field));
    }

    @Test
    void anAnnotatedFieldThatHoldsLayersIsTakenForOneLayer() {
        assertEquals(List.of("7: GW120", "8: GW201"), codes("@Affine(5) List<Layer> a;"));
        assertEquals(List.of("7: GW120"), codes("@Affine(4) Layer[] a;"));
    }

    @Test
    void layersThatAreDeclaredTogetherAreAsMany() {
        TestCompiler.Result result = TestCompiler.compile("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Iris { @Affine(3) @Activation("tanh") Layer a = null, b; }
                """);
        assertEquals(List.of(), result.headlines());
        String generated = result.generated().get("example.IrisNetwork");
        for (String name : List.of("\"a.weight\"", "\"b.weight\"")) {
            assertEquals(true, generated.contains(name), name);
        }
    }

    @Test
    void aTypeVariableThatStandsForLayersIsAnErrorWhereItIsInherited() {
        assertEquals(List.of("4: GW120"), TestCompiler.compile("""
                package example;
                import gradwright.*;
                class Base<L extends Layer, T extends Comparable<T>> { L a; T b; }
                @Network(inputs = 4) @Loss("mse") class Iris extends Base<Layer, String> { @Affine(3) Layer y; }
                """).codes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Layer next() { return null; }",
                "static void next(int i, List<Layer> all) {}",
                "Iris(Layer... all) {}",
                "private <T> Optional<Layer> next() { return null; }"
            })
    void aMethodThatSpeaksOfLayersIsAnError(String method) {
        assertEquals(List.of("7: GW122"), codes(method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Other other;",
                "List<Other[]> others;",
                "Trained other;",
                "static class Inner { @Affine(3) Layer a; } Inner inner;",
                "static class Inner { Layer a; } static class More extends Inner {} More more;"
            })
    void aFieldThatIsAnotherDeclarationIsAnErrorAndNothingFollowsFromIt(String field) {
        assertEquals(
                List.of("4: GW121"), TestCompiler.compile("""
                package example;
                import gradwright.*;
                import java.util.*;
                @Network(inputs = 4) @Loss("mse") class Iris { @Affine(3) Layer y; %s }
                @Network(inputs = 4, training = false) class Trained { @Affine(3) Layer y; }
                class Other extends Trained {}
                """.formatted(field)).codes());
    }

    @Test
    void whatIsInheritedIsShownAtTheHeir() {
        assertEquals(
                List.of(
                        "4: [GW122] method `Iris.next` takes or gives layers, but layers are declared by fields alone"
                                + " (`next` is inherited from `Base`)",
                        "4: [GW120] `Iris.all` is a `Layer[]`, but a layer is a field of the type `Layer`"
                                + " (`all` is inherited from `Base`)"),
                TestCompiler.compile("""
                        package example;
                        import gradwright.*;
                        class Base { Layer[] all; Layer next() { return all[0]; } }
                        @Network(inputs = 4) @Loss("mse") class Iris extends Base { @Affine(3) Layer y; }
                        """).headlines());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static final int WIDTH = 3;",
                "int samples;",
                "List<String> classes;",
                "IrisNetwork net = IrisNetwork.create(1);",
                "Iris self;",
                "void train(int[] labels) {}",
                "Iris() {}",
                "enum Species { SETOSA }",
                "static { System.setProperty(\"a\", \"b\"); }"
            })
    void whatHasNothingToDoWithLayersIsLeftAlone(String member) {
        assertEquals(List.of(), codes(member));
    }
}
