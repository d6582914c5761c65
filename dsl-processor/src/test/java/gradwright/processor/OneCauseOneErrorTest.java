package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One mistake gives one error, whatever follows from it; two that have nothing to do with each other give two. */
class OneCauseOneErrorTest {

    /** Compiles a network whose body starts in line 6. */
    private static List<String> codes(String network, String loss, String... body) {
        return TestCompiler.compile("package example;\nimport gradwright.*;\n" + network + "\n" + loss
                        + "\nclass Iris {\n" + String.join("\n", body) + "\n}\n")
                .codes();
    }

    private static List<String> layers(String... body) {
        return codes("@Network(inputs = 4)", "@Loss(\"softmax-cross-entropy\")", body);
    }

    @Test
    void nothingIsComparedAfterTheFirstLayerThatDoesNotFit() {
        assertEquals(
                List.of("7: GW201"),
                layers(
                        "@Affine(8) Layer first;",
                        "@Affine(value = 16, in = 32) Layer swapped;",
                        "@Affine(value = 32, in = 64) Layer withThis;",
                        "@Affine(value = 3, in = 16) Layer logits;"));
    }

    @Test
    void nothingIsComparedAfterAnImpossibleWidth() {
        assertEquals(
                List.of("6: GW202"), layers("@Affine(0) Layer hidden;", "@Affine(value = 3, in = 16) Layer logits;"));
        assertEquals(
                List.of("3: GW203"),
                codes("@Network(inputs = 0)", "@Loss(\"mse\")", "@Affine(value = 3, in = 16) Layer logits;"));
        assertEquals(List.of("6: GW107"), layers("Layer hidden;", "@Affine(value = 3, in = 16) Layer logits;"));
        assertEquals(
                List.of("6: GW106"), layers("@Affine(16) int hidden;", "@Affine(value = 3, in = 16) Layer logits;"));
    }

    @Test
    void anUnknownActivationKeepsTheWidth() {
        assertEquals(
                List.of("6: GW112", "7: GW201"),
                layers("@Affine(16) @Activation(\"tanhh\") Layer hidden;", "@Affine(value = 3, in = 8) Layer logits;"));
    }

    @Test
    void independentMistakesInOneClassAreAllReported() {
        assertEquals(
                List.of("4: GW301", "6: GW202", "7: GW113", "8: GW104", "9: GW112"),
                codes(
                        "@Network(inputs = 4)",
                        "@Loss(\"softmax\")",
                        "@Affine(-1) Layer a;",
                        "@Affine(value = 2, init = \"none\") Layer b;",
                        "@Affine(2) final Layer c = null;",
                        "@Activation(\"\") Layer d;"));
    }

    @Test
    void independentMistakesInTwoClassesAreAllReportedAndTheGoodOneIsGenerated() {
        TestCompiler.Result result = TestCompiler.compile("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse") class Bad { @Affine(0) Layer y; }
                @Network(inputs = 4) @Loss("mse") class Good { @Affine(2) Layer y; }
                @Network(inputs = 4) class Worse { @Affine(2) Layer y; }
                """);
        assertEquals(List.of("3: GW202", "5: GW302"), result.codes());
        assertEquals(
                List.of("example.BadNetwork", "example.GoodNetwork", "example.WorseNetwork"),
                List.copyOf(result.generated().keySet()));
    }

    @Test
    void emptyNetworkWithoutLossHasTwoMistakes() {
        assertEquals(List.of("3: GW109", "3: GW302"), codes("@Network(inputs = 4)", "", ""));
    }

    @Test
    void unknownNamesHideWhatDependsOnThem() {
        assertEquals(
                List.of("6: GW112"),
                codes(
                        "@Network(inputs = 4)",
                        "@Loss(\"cross-entropy\")",
                        "@Affine(3) @Activation(\"sofmax\") Layer y;"));
        assertEquals(
                List.of("4: GW301"),
                codes(
                        "@Network(inputs = 4)",
                        "@Loss(\"crossentropi\")",
                        "@Affine(3) @Activation(\"softmax\") Layer y;"));
        assertEquals(List.of("6: GW107"), codes("@Network(inputs = 4)", "@Loss(\"cross-entropy\")", "Layer y;"));
    }

    @Test
    void aSingleClassIsReportedOnceWhateverTheSpelling() {
        assertEquals(
                List.of("6: GW305"), codes("@Network(inputs = 4)", "@Loss(\"cross-entropy\")", "@Affine(1) Layer y;"));
        assertEquals(
                List.of("6: GW305"),
                codes(
                        "@Network(inputs = 4)",
                        "@Loss(\"softmax-cross-entropy\")",
                        "@Affine(1) Layer y;",
                        "@Activation(\"softmax\") Layer p;"));
        assertEquals(
                List.of("3: GW305"),
                codes("@Network(inputs = 1)", "@Loss(\"cross-entropy\")", "@Activation(\"softmax\") Layer y;"));
    }

    @Test
    void whatTrainingFalseMakesUselessIsNotCheckedFurther() {
        assertEquals(
                List.of("4: GW307"),
                codes("@Network(inputs = 4, training = false)", "@Loss(\"nonsense\")", "@Affine(1) Layer y;"));
    }

    @Test
    void anEnumIsOnlyAnEnum() {
        assertEquals(List.of("4: GW101"), TestCompiler.compile("""
                        package example;
                        import gradwright.*;
                        @Network(inputs = 0) @Loss("nonsense")
                        enum Iris { @Affine(3) SETOSA; @Affine(-1) Layer y; }
                        """).codes());
    }

    @Test
    void whatASuperclassHasIsReportedOnceEvenIfItIsNoLayer() {
        assertEquals(List.of("3: GW108", "5: GW106"), TestCompiler.compile("""
                        package example;
                        import gradwright.*;
                        @Loss("mse") class Trained {}
                        class Wrong { @Affine(3) int hidden; }
                        @Network(inputs = 4) @Loss("mse") class Iris extends Wrong { @Affine(3) Layer y; }
                        @Network(inputs = 4) @Loss("mse") class Other extends Trained { @Affine(3) Layer y; }
                        """).codes());
    }

    @Test
    void aTakenNameHidesNoOtherMistake() {
        assertEquals(List.of("3: GW110", "3: GW202"), TestCompiler.compile("""
                        package example;
                        import gradwright.*;
                        @Network(inputs = 4) @Loss("mse") class Iris { @Affine(0) Layer y; }
                        class IrisNetwork {}
                        """).codes());
    }

    @Test
    void aClassWithoutNetworkIsReportedOnce() {
        assertEquals(List.of("3: GW108", "4: GW108"), TestCompiler.compile("""
                        package example;
                        import gradwright.*;
                        @Loss("nonsense") class A { @Affine(0) Layer a; @Activation("") int b; }
                        class B { @Network(inputs = 1) @Loss("mse") static class C { @Affine(1) Layer a; } @Activation("x") Layer b; }
                        """).codes());
    }

    @Test
    void whatJavacCannotResolveIsLeftToJavac() {
        assertEquals(List.of("6: cannot find symbol"), layers("@Affine(SIZE) Layer y;"));
        assertEquals(List.of("6: cannot find symbol"), layers("@Affine(3) @Activation(Activations.TAHN) Layer y;"));
        assertEquals(List.of("6: cannot find symbol"), layers("@Affine(3) Lair y;"));
        // JDK 17 cannot find the symbol; JDK 25 says what the annotation wants.
        List<String> unknownConstant = codes(
                "@Network(inputs = 4)", "@Loss(value = \"mse\", reduction = Reduction.MEDIAN)", "@Affine(3) Layer y;");
        assertEquals(1, unknownConstant.size());
        assertFalse(unknownConstant.get(0).contains("GW"), unknownConstant.get(0));
        assertEquals(1, layers("@Affine(\"3\") Layer y;").size());
        assertEquals(1, layers("@Affine(3) @Affine(4) Layer y;").size());
    }

    @Test
    void whatEclipseCannotResolveIsLeftToEclipse() {
        List<String> codes = EclipseCompiler.compile("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss(Losses.MSEE)
                class Iris { @Affine(3) Layer y; }
                """).codes();
        assertEquals(List.of("3: MSEE cannot be resolved or is not a field"), codes);
    }

    @Test
    void aNumberThatIsForgottenIsMissedOnceAlsoWhereTheNetworkIsUsed() {
        String user = "class User { Object y = IrisNetwork.create(1).predict(new double[4]); }";
        assertEquals(List.of("3: GW203"), TestCompiler.compile("""
                package example;
                import gradwright.*;
                @Network @Loss("mse")
                class Iris { @Affine(3) Layer y; }
                """ + user).codes());
        assertEquals(List.of("4: GW202"), TestCompiler.compile("""
                package example;
                import gradwright.*;
                @Network(inputs = 4) @Loss("mse")
                class Iris { @Affine Layer y; }
                """ + user).codes());
    }

    @Test
    void aMissingImportIsLeftToJavac() {
        List<String> codes = TestCompiler.compile("""
                package example;
                import gradwright.Network;
                @Network(inputs = 4, training = false) class Iris { Layer y; }
                """).codes();
        assertEquals(List.of("3: cannot find symbol"), codes);
    }
}
