package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Networks that extend classes with layers. */
class InheritedLayersTest {

    private static final String COMMON = """
            package common;
            import gradwright.*;
            public abstract class Common<T> extends Root {
                @Activation("tanh") private Layer second;
                int ignored;
                @Affine(value = 5, in = 6) Layer third;
            }
            """;

    private static final String ROOT = """
            package common;
            import gradwright.*;
            class Root { @Affine(6) @Activation("relu") Layer first; }
            """;

    private static final String IRIS = """
            package example;
            import gradwright.*;
            @Network(inputs = 4) @Loss("mse")
            class Iris extends common.Common<String> { @Affine(3) Layer last; }
            """;

    private static final String FLAT = """
            package example;
            import gradwright.*;
            @Network(inputs = 4) @Loss("mse")
            class Iris {
                @Affine(6) @Activation("relu") Layer first;
                @Activation("tanh") Layer second;
                @Affine(value = 5, in = 6) Layer third;
                @Affine(3) Layer last;
            }
            """;

    @Test
    void comeFirstInTheOrderOfTheSource() {
        TestCompiler.Result result = TestCompiler.compile(IRIS, COMMON, ROOT);
        assertEquals(List.of(), result.headlines());
        String generated = result.generated().get("example.IrisNetwork");
        String order = " * <p>Its layers are those of {@code Root}, then {@code Common}, then its own:\n *\n";
        assertTrue(generated.contains(order), generated);
        assertEquals(TestCompiler.compile(FLAT).generated().get("example.IrisNetwork"), generated.replace(order, ""));
    }

    @Test
    void areTheSameInWhateverOrderTheFilesCome() {
        SortedMap<String, String> expected =
                TestCompiler.compile(IRIS, COMMON, ROOT).generated();
        assertEquals(expected, TestCompiler.compile(ROOT, COMMON, IRIS).generated());
        assertEquals(expected, EclipseCompiler.compile(IRIS, COMMON, ROOT).generated());
        assertEquals(expected, EclipseCompiler.compile(ROOT, COMMON, IRIS).generated());
    }

    @Test
    void canComeFromAnotherNetworkAndFromAClassAroundTheNetwork() {
        TestCompiler.Result result = TestCompiler.compile("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse")
                class Outer {
                    @Affine(2) Layer y;
                    @Network(inputs = 3) @Loss("mae") static class Inner extends Outer { @Activation("tanh") Layer z; }
                }
                """);
        assertEquals(List.of(), result.headlines());
        assertEquals(
                List.of("example.OuterNetwork", "example.Outer_InnerNetwork"),
                List.copyOf(result.generated().keySet()));
        assertEquals(
                List.of("example.Outer.Inner"),
                result.processor().written().get("example.Outer_InnerNetwork").origins());
    }

    /** With more than one origin Gradle compiles everything, and no superclass is left out of the compilation. */
    @Test
    void makeTheFilesTheyStandInOriginsOfTheGeneratedClass() {
        assertEquals(
                List.of("example.Iris", "common.Common", "common.Root"),
                TestCompiler.compile(IRIS, COMMON, ROOT)
                        .processor()
                        .written()
                        .get("example.IrisNetwork")
                        .origins());
    }

    @Test
    void haveTheirMistakesAtTheDeclarationWithTheirOwnPlaceNamed() {
        TestCompiler.Result result = TestCompiler.compile(IRIS, COMMON.replace("tanh", "tahn"), ROOT);
        assertEquals(
                List.of("4: [GW112] layer `Iris.second` has the unknown activation `tahn`: did you mean `tanh`?"
                        + " (`second` is inherited from `Common`)"),
                result.headlines());
        TestCompiler.Result misfit = TestCompiler.compile(IRIS, COMMON.replace("in = 6", "in = 7"), ROOT);
        assertEquals("""
                [GW201] layer `Iris.third` expects 7 inputs but `second` gives 6 (`third` is inherited from `Common`)
                    inputs       N x 4
                    first   4 -> 6   @Affine(6) @Activation("relu")
                    second  6 -> 6   @Activation("tanh")
                    third   7 -> 5   @Affine(value = 5, in = 7)       <- here
                  help: write `in = 6`, or leave `in` out: it is inferred
                  see: docs/errors/GW201.md""", misfit.diagnostics().get(0).getMessage(Locale.ENGLISH));
        String file = misfit.diagnostics().get(0).getSource().getName();
        assertTrue(file.endsWith("example/Iris.java"), file);
    }

    @Test
    void haveEachMistakeOnceHoweverManyNetworksInheritIt() {
        String heirs = """
                package example;
                import gradwright.*;
                class Wrong { @Affine(-1) @Activation("tahn") Layer hidden; }
                @Network(inputs = 4) @Loss("mse") class A extends Wrong { @Affine(3) Layer y; }
                @Network(inputs = 4) @Loss("mse") class B extends Wrong { @Affine(0) Layer y; }
                """;
        assertEquals(
                List.of("4: GW112", "4: GW202", "5: GW202"),
                TestCompiler.compile(heirs).codes().stream().sorted().toList());
    }

    @Test
    void areMeasuredByEachNetworkForItself() {
        assertEquals(List.of("4: GW201", "6: GW201"), TestCompiler.compile("""
                package example;
                import gradwright.*;
                class Common { @Affine(value = 3, in = 5) Layer hidden; }
                @Network(inputs = 4) @Loss("mse") class A extends Common {}
                @Network(inputs = 5) @Loss("mse") class B extends Common {}
                @Network(inputs = 6) @Loss("mse") class C extends Common {}
                """).codes());
    }

    @Test
    void areRefusedFromAClassFileInBothCompilers() {
        String source = """
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Iris extends library.Common { @Affine(3) Layer y; }
                """;
        assertEquals(List.of("3: GW105"), TestCompiler.compile(source).codes());
        assertEquals(List.of("3: GW105"), EclipseCompiler.compile(source).codes());
    }

    @Test
    void areFoundInClassesOfAnEarlierRound() {
        RoundsTest.Generating late = new RoundsTest.Generating("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Late extends Common { @Affine(3) Layer y; }
                """);
        TestCompiler.Result result = RoundsTest.compile(late, """
                package example;
                import gradwright.*;
                class Common {
                    @Network(inputs = 2) @Loss("mse") static class Other extends Common {}
                    @Affine(2) Layer z;
                }
                """);
        assertEquals(List.of(), result.headlines());
        String generated = result.generated().get("example.LateNetwork");
        assertTrue(generated.contains("those of {@code Common}, then its own"), generated);
    }
}
