package gradwright.processor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import gradwright.Activations;
import gradwright.Precision;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * C2 makes vectors of the loops that are written so that it can: a JVM of its own compiles them and prints their machine
 * code. Only where that is code for x86-64 with AVX2.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorisedLoopsTest {

    private static final List<String> ACTIVATIONS = List.of(
            Activations.RELU,
            Activations.RELU6,
            Activations.LEAKY_RELU,
            Activations.HARD_TANH,
            Activations.HARD_SIGMOID,
            Activations.HARD_SWISH,
            Activations.SOFTSIGN,
            Activations.SQUARE,
            Activations.ABS);

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private static final String TANH = "gradwright.runtime.generated.HyperbolicTangentIn";

    /** The loops of tanh: two in turn in double, one for long rows in float. */
    private static final List<Loop> TANH_LOOPS = List.of(
            new Loop(TANH + "Double", "halve"),
            new Loop(TANH + "Double", "doubleBack"),
            new Loop(TANH + "Float", "ofLongRow"));

    /** Methods that are compiled each by itself, so that what is printed of them is their own loop. */
    private static final List<String> SINGLE = List.of(
            Loops.PACKAGE + ".*::*",
            Loops.class.getName() + "::*",
            "gradwright.runtime.DoubleNumbers::*",
            "gradwright.runtime.FloatNumbers::*",
            "gradwright.runtime.kernel.*::add*",
            TANH + "Double::halve",
            TANH + "Double::doubleBack",
            TANH + "Float::ofLongRow");

    private List<MachineCode> compiled = List.of();

    /**
     * Methods that have a loop.
     *
     * @param type the class that they are in, qualified
     * @param method what their names begin with
     */
    private record Loop(String type, String method) {

        private boolean is(MachineCode code) {
            return code.type().equals(type) && code.method().startsWith(method);
        }

        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1) + (method.isEmpty() ? "" : "." + method);
        }
    }

    @BeforeAll
    void compileLoops(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(option("UseSuperWord").equals("true"), "needs a JVM with C2");
        assumeTrue(
                option("UseAVX").matches("[2-9]"),
                "what is read are instructions of AVX2, on x86-64; another machine's");
        List<String> activations =
                Stream.concat(ACTIVATIONS.stream(), Stream.of(Activations.TANH)).toList();
        Map<String, String> declarations = Loops.declarations(activations);
        compile(declarations, folder);
        compiled = compiledByC2(folder + File.pathSeparator + CLASS_PATH, declarations.keySet());
    }

    /** The value of an option of this JVM, or nothing where it has none of this name. */
    private static String option(String name) {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return options == null ? "" : options.getVMOption(name).getValue();
        } catch (IllegalArgumentException unknown) {
            return "";
        }
    }

    static Stream<Loop> loops() {
        Stream<Loop> activations = Stream.of(Precision.values())
                .flatMap(precision -> ACTIVATIONS.stream().map(activation -> Loops.network(activation, precision)))
                .map(network -> new Loop(network, ""));
        Stream<Loop> steps = Stream.of("gradwright.runtime.DoubleNumbers", "gradwright.runtime.FloatNumbers")
                .flatMap(type -> Stream.of(new Loop(type, "descend"), new Loop(type, "adapt")));
        Stream<Loop> products = Stream.of("DoubleBlocked", "DoubleRow", "FloatBlocked", "FloatRow")
                .map(type -> new Loop("gradwright.runtime.kernel." + type + "Products", "add"));
        return Stream.of(activations, steps, products, TANH_LOOPS.stream()).flatMap(loops -> loops);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void isMadeOfVectors(Loop loop) {
        List<PackedArithmetic> found = arithmetic(compiled, loop);
        assertFalse(found.isEmpty(), "C2 compiled nothing of it that computes");
        assertTrue(found.stream().allMatch(PackedArithmetic::isVectorised), () -> loop + ": " + found);
    }

    @Test
    void aChoiceIsNot() {
        List<PackedArithmetic> found = arithmetic(compiled, new Loop(Loops.class.getName(), "choose"));
        assertEquals(1, found.size());
        assertFalse(found.get(0).isVectorised(), found::toString);
    }

    @Test
    void withoutThePhaseThatMakesVectorsThereAreNone() throws IOException, InterruptedException {
        Loop scale = new Loop(Loops.class.getName(), "scale");
        assertTrue(arithmetic(compiled, scale).stream().allMatch(PackedArithmetic::isVectorised));
        List<PackedArithmetic> scalar = arithmetic(compiledByC2(CLASS_PATH, List.of(), "-XX:-UseSuperWord"), scale);
        assertEquals(1, scalar.size());
        assertEquals(0, scalar.get(0).packed());
        assertFalse(scalar.get(0).isVectorised());
    }

    private static List<PackedArithmetic> arithmetic(List<MachineCode> codes, Loop loop) {
        return codes.stream()
                .filter(loop::is)
                .map(MachineCode::arithmetic)
                .filter(arithmetic -> !arithmetic.isNone())
                .toList();
    }

    /**
     * What C2 makes of {@link Loops} in a JVM of its own. The JVM waits for each compilation, and nothing is compiled before a
     * whole call has ended.
     */
    private List<MachineCode> compiledByC2(String classPath, Collection<String> declarations, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch",
                "-XX:-TieredCompilation",
                "-XX:-UseOnStackReplacement",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompileCommand=quiet"));
        for (String methods : SINGLE) {
            command.add("-XX:CompileCommand=print," + methods);
            command.add("-XX:CompileCommand=dontinline," + methods);
        }
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Loops.class.getName()));
        command.addAll(declarations);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return MachineCode.in(out);
    }

    private void compile(Map<String, String> declarations, Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<String, String> declaration : declarations.entrySet()) {
            Path source = folder.resolve(declaration.getKey() + ".java");
            Files.writeString(source, declaration.getValue());
            sources.add(source);
        }
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-cp",
                CLASS_PATH,
                "-processorpath",
                CLASS_PATH,
                "-processor",
                "gradwright.processor.GradwrightProcessor");
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            assertTrue(
                    javac.getTask(out, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                            .call(),
                    out::toString);
        }
    }
}
