package gradwright.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Declarations of every kind that Java has: each works, or has an error of its own. */
class DeclarationKindsTest {

    private static final String NETWORK = "@Network(inputs = 4) @Loss(\"mse\") ";
    private static final String BODY = " { @Affine(3) @Activation(\"tanh\") Layer hidden; @Affine(2) Layer y; }";

    private static TestCompiler.Result compile(String... sources) {
        return TestCompiler.compile(Stream.of(sources)
                .map(source -> "package example;\nimport gradwright.*;\n" + source + "\n")
                .toArray(String[]::new));
    }

    /** The source of the class that is generated for a declaration without any complaint, in the package of the others. */
    private static String works(String simpleName, String... sources) {
        TestCompiler.Result result = compile(sources);
        assertEquals(List.of(), result.headlines());
        String generated = result.generated().get("example." + simpleName);
        assertFalse(generated.contains("Stands in for"), generated);
        return generated;
    }

    private static void fails(String headline, String... sources) {
        assertEquals(List.of(headline), compile(sources).headlines());
    }

    @Test
    void packagePrivate() {
        assertTrue(works("IrisNetwork", NETWORK + "class Iris" + BODY).contains("\nfinal class IrisNetwork "));
    }

    @Test
    void isPublic() {
        assertTrue(works("IrisNetwork", NETWORK + "public class Iris" + BODY)
                .contains("\npublic final class IrisNetwork "));
    }

    @Test
    void inTheUnnamedPackage() {
        TestCompiler.Result result =
                TestCompiler.compile("import gradwright.*;\n" + NETWORK + "class Iris" + BODY + "\n");
        assertEquals(List.of(), result.headlines());
        assertEquals(List.of("IrisNetwork"), List.copyOf(result.generated().keySet()));
    }

    @Test
    void nested() {
        assertTrue(works(
                        "Outer_Middle_IrisNetwork",
                        "public class Outer { public static class Middle {\n" + NETWORK + "public static class Iris"
                                + BODY + "}}")
                .contains("\npublic final class Outer_Middle_IrisNetwork "));
    }

    @Test
    void nestedAndProtected() {
        assertTrue(works(
                        "Outer_IrisNetwork",
                        "public class Outer {\n" + NETWORK + "protected static class Iris" + BODY + "}")
                .contains("\nfinal class Outer_IrisNetwork "));
    }

    @Test
    void inner() {
        works("Outer_IrisNetwork", "class Outer {\n" + NETWORK + "class Iris" + BODY + "}");
    }

    @Test
    void nestedInAnInterfaceWhereItIsPublicUnsaid() {
        assertTrue(works("Outer_IrisNetwork", "public interface Outer {\n" + NETWORK + "class Iris" + BODY + "}")
                .contains("\npublic final class Outer_IrisNetwork "));
    }

    @Test
    void nestedInAnEnumARecordAndAnAnnotation() {
        works("Outer_IrisNetwork", "enum Outer { ONE;\n" + NETWORK + "static class Iris" + BODY + "}");
        works("Outer_IrisNetwork", "record Outer(int one) {\n" + NETWORK + "static class Iris" + BODY + "}");
        works("Outer_IrisNetwork", "@interface Outer {\n" + NETWORK + "class Iris" + BODY + "}");
    }

    @Test
    void nestedInAGenericClass() {
        works("Outer_IrisNetwork", "class Outer<T> {\n" + NETWORK + "static class Iris" + BODY + "}");
    }

    @Test
    void nestedAndPrivate() {
        fails(
                "4: [GW102] network `Outer.Iris` is private, so the class generated beside it could not refer to it",
                "class Outer {\n" + NETWORK + "private static class Iris" + BODY + "}");
    }

    @Test
    void nestedInAPrivateClass() {
        fails(
                "4: [GW102] network `Outer.Middle.Iris` lies in the private class `Middle`, so the class generated beside it could not"
                        + " refer to it",
                "class Outer { private static class Middle {\n" + NETWORK + "static class Iris" + BODY + "}}");
    }

    @Test
    void isFinal() {
        works("IrisNetwork", NETWORK + "final class Iris" + BODY);
    }

    @Test
    void isAbstract() {
        works("IrisNetwork", NETWORK + "abstract class Iris" + BODY);
    }

    @Test
    void isSealed() {
        works("IrisNetwork", NETWORK + "sealed class Iris permits Rose" + BODY + "\nfinal class Rose extends Iris {}");
    }

    @Test
    void isASubclassOfASealedClass() {
        works(
                "IrisNetwork",
                "sealed class Flower permits Iris {}\n" + NETWORK + "non-sealed class Iris extends Flower" + BODY);
    }

    @Test
    void isDeprecated() {
        works("IrisNetwork", NETWORK + "@Deprecated class Iris" + BODY);
    }

    @Test
    void implementsAnInterface() {
        works(
                "IrisNetwork",
                NETWORK + "class Iris implements Cloneable"
                        + BODY.replace("{", "{ private static final long ID = 1; private transient int i;"));
    }

    @Test
    void inherited() {
        assertTrue(works(
                        "IrisNetwork",
                        "class Base { @Affine(5) Layer first; }\n" + NETWORK + "class Iris extends Base" + BODY)
                .contains("\"first.weight\""));
    }

    @Test
    void inheritedFromACompiledClass() {
        fails(
                "3: [GW105] network `Iris` inherits layer `Common.hidden` from a compiled class, which does not keep"
                        + " the order of layers",
                NETWORK + "class Iris extends library.Common" + BODY.replace("hidden", "own"));
    }

    @Test
    void generic() {
        fails(
                "3: [GW103] network `Iris` is generic, but a network has no type parameters",
                NETWORK + "class Iris<T>" + BODY);
    }

    @Test
    void anEnum() {
        fails(
                "3: [GW101] network `Iris` is an enum, but only a class can declare a network",
                NETWORK + "enum Iris { ONE, TWO }");
    }

    @Test
    void anInterface() {
        fails(
                "3: [GW101] network `Iris` is an interface, but only a class can declare a network",
                NETWORK + "interface Iris {}");
    }

    @Test
    void aRecord() {
        fails(
                "3: [GW101] network `Iris` is a record, but only a class can declare a network",
                NETWORK + "record Iris(@Affine(3) Layer y) {}");
    }

    @Test
    void anAnnotationType() {
        fails(
                "3: [GW101] network `Iris` is an annotation type, but only a class can declare a network",
                NETWORK + "@interface Iris {}");
    }

    /** No processor sees what stands in a method: docs/decisions/annotations.md. */
    @Test
    void aLocalClass() {
        TestCompiler.Result result = compile("class Outer { void method() {\n" + NETWORK + "class Iris" + BODY + "}}");
        assertEquals(List.of(), result.headlines());
        assertEquals(List.of(), List.copyOf(result.generated().keySet()));
        TestCompiler.Result used = compile(
                "class Outer { void method() {\n" + NETWORK + "class Iris" + BODY + "\nIrisNetwork.create(1); }}");
        assertEquals(List.of("5: cannot find symbol"), used.headlines());
    }

    /** Nor an anonymous class, which cannot be annotated at all. */
    @Test
    void anAnonymousClass() {
        TestCompiler.Result result = compile("class Outer { Object method() { return new Object()" + BODY + "; } }");
        assertEquals(List.of(), result.headlines());
        assertEquals(List.of(), List.copyOf(result.generated().keySet()));
    }

    @Test
    void aStaticLayer() {
        fails(
                "3: [GW104] layer `Iris.y` is `static`, but a layer is a plain field",
                NETWORK + "class Iris { @Affine(3) static Layer y; }");
    }

    @Test
    void aFinalLayer() {
        fails(
                "3: [GW104] layer `Iris.y` is `final`, but a layer is a plain field",
                NETWORK + "class Iris { @Affine(3) final Layer y = null; }");
    }

    @Test
    void anInitialisedLayer() {
        works("IrisNetwork", NETWORK + "class Iris" + BODY.replace("hidden;", "hidden = null;"));
    }

    @Test
    void aPrivateTransientVolatileLayer() {
        works("IrisNetwork", NETWORK + "class Iris" + BODY.replace("Layer", "private transient volatile Layer"));
    }

    @Test
    void constantsBesideLayers() {
        works(
                "IrisNetwork",
                NETWORK + "class Iris" + BODY.replace("{ @Affine(3)", "{ static final int N = 3; @Affine(N)"));
    }

    @Test
    void unicodeNames() {
        works(
                "ΜοντέλοNetwork",
                "class First {}\n" + NETWORK + "class Μοντέλο"
                        + BODY.replace("hidden", "größe").replace(" y", " 隠れ層"));
    }

    @Test
    void namesThatAreKeywordsInSomePlaces() {
        for (String name :
                List.of("var", "yield", "record", "sealed", "permits", "module", "requires", "open", "with")) {
            works("IrisNetwork", NETWORK + "class Iris" + BODY.replace("hidden", name));
        }
    }

    @Test
    void namesOfMembersOfTheGeneratedClass() {
        for (String name : List.of(
                "create",
                "predict",
                "classify",
                "loss",
                "gradient",
                "addGradient",
                "lossPerSample",
                "parameters",
                "replica",
                "copy",
                "save",
                "load",
                "toString",
                "hashCode",
                "getClass",
                "wait",
                "trace",
                "inputGradient",
                "LAYOUT",
                "IrisNetwork",
                "Iris",
                "seed",
                "kernels",
                "x",
                "n",
                "samples",
                "input",
                "targets")) {
            works("IrisNetwork", NETWORK + "class Iris" + BODY.replace("hidden", name));
        }
    }

    @Test
    void aClassNamedAsTypesThatGeneratedCodeUses() {
        for (String name : List.of("Parameters", "Kernels", "DoubleRegressor", "Layout", "Generated", "Rows")) {
            works(name + "Network", NETWORK + "class " + name + BODY);
        }
    }

    @Test
    void twoNetworksWithOneGeneratedName() {
        fails(
                "4: [GW111] networks `A_B` and `A.B` would both be generated as `A_BNetwork`",
                "class A { " + NETWORK + "static class B" + BODY + " }\n" + NETWORK + "class A_B" + BODY);
    }

    @Test
    void aGeneratedNameThatAClassHas() {
        TestCompiler.Result result = compile(NETWORK + "class Iris" + BODY + "\nclass IrisNetwork {}");
        assertEquals(List.of("3: GW110"), result.codes());
        assertTrue(result.diagnostics().get(0).getMessage(Locale.ENGLISH).contains("`IrisNetwork`"));
    }

    @Test
    void aFunctionsInterfaceOfTheSameName() {
        TestCompiler.Result result = compile(
                NETWORK + "class Iris" + BODY, "@Formulas interface IrisF { @Formula(\"x^2\") double f(double x); }");
        assertEquals(List.of(), result.headlines());
        assertEquals(
                List.of("example.IrisFFormulas", "example.IrisNetwork"),
                List.copyOf(result.generated().keySet()));
    }

    @Test
    void withoutLayers() {
        fails("3: [GW109] network `Iris` has no layers", NETWORK + "class Iris {}");
    }
}
