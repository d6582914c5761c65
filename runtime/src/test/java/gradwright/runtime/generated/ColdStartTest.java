package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.Sgd;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * What the way to a network's first step does without. No lambda and no string put together at run time is linked: the
 * first of either costs a cold JVM as much as all the rest. Streams, patterns, loggers, services and handles of variables
 * take milliseconds each.
 */
class ColdStartTest {

    private static final String DONE = "first step done";

    private static final List<String> COSTLY = List.of(
            "java.lang.invoke.VarHandles",
            "java.lang.System$Logger",
            "java.util.ServiceLoader",
            "java.util.logging.",
            "java.util.regex.",
            "java.util.stream.");

    @Test
    void theFirstStepLinksNoLambda() throws IOException, InterruptedException {
        List<String> linked = onTheWay().stream()
                .filter(line -> (line.contains("gradwright") && line.contains("Lambda"))
                        || line.contains("__JVM_LookupDefineClass__"))
                .toList();
        assertEquals(List.of(), linked);
    }

    @Test
    void theFirstStepLoadsNothingCostly() throws IOException, InterruptedException {
        List<String> loaded = onTheWay().stream()
                .filter(line -> COSTLY.stream().anyMatch(line::contains))
                .toList();
        assertEquals(List.of(), loaded);
    }

    /** The classes that a JVM loads from its program's main class to the end of the first step, each with its source. */
    private static List<String> onTheWay() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStartTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        assertTrue(out.contains(DONE), out);
        return out.lines()
                .dropWhile(line -> !line.contains(ColdStartTest.class.getName()))
                .takeWhile(line -> !line.contains(DONE))
                .toList();
    }

    public static void main(String[] arguments) {
        DoubleIrisNetwork network = DoubleIrisNetwork.create(1);
        network.gradient(new DMatrixRMaj(2, 4), new int[2]);
        new Sgd(0.1).step(network.parameters());
        System.out.println(DONE);
    }
}
