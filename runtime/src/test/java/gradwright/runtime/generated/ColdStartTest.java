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
 * On the way to a network's first step no lambda and no string put together at run time is linked: the first of either
 * costs a cold JVM as much as all the rest.
 */
class ColdStartTest {

    private static final String DONE = "first step done";

    @Test
    void theFirstStepLinksNoLambda() throws IOException, InterruptedException {
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
        List<String> linked = out.lines()
                .takeWhile(line -> !line.contains(DONE))
                .filter(line -> (line.contains("gradwright") && line.contains("Lambda"))
                        || line.contains("__JVM_LookupDefineClass__"))
                .toList();
        assertEquals(List.of(), linked);
    }

    public static void main(String[] arguments) {
        DoubleIrisNetwork network = DoubleIrisNetwork.create(1);
        network.gradient(new DMatrixRMaj(2, 4), new int[2]);
        new Sgd(0.1).step(network.parameters());
        System.out.println(DONE);
    }
}
