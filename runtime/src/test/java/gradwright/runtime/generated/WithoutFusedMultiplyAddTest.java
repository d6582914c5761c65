package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.runtime.ReferenceValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A JVM of its own that is told not to use the instruction: it says so, and loses no more than a few last digits. */
class WithoutFusedMultiplyAddTest {

    /** What is promised with the instruction is 2. */
    private static final double LARGEST_ERROR = 4;

    private static final String OUTPUT = "largest error ";

    @Test
    void functionsAreNearlyAsAccurateAndTheUserIsTold() throws IOException, InterruptedException {
        String out = run("-XX:-UseFMA");
        assertTrue(out.contains("no fused multiply-add instruction"), out);
        assertTrue(out.contains("fma " + (0.1 * 10 - 1)), out);
        double error = Double.parseDouble(
                out.substring(out.indexOf(OUTPUT) + OUTPUT.length()).strip());
        assertTrue(error <= LARGEST_ERROR, out);
    }

    @Test
    void nothingIsSaidWhereTheInstructionIs() throws IOException, InterruptedException {
        String out = run("-XX:+UseFMA");
        assertEquals("fma " + Math.fma(0.1, 10, -1), out.lines().findFirst().orElseThrow(), out);
    }

    private static String run(String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutFusedMultiplyAddTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    public static void main(String[] arguments) {
        System.out.println("fma " + Elementary.fma(0.1, 10, -1));
        JsonObject reference =
                ReferenceValues.read(ElementaryTest.class, "elementary.json").getAsJsonObject();
        double largest = 0;
        for (ElementaryFunction function : ElementaryFunction.ALL) {
            for (JsonElement row : reference.getAsJsonArray(function.name())) {
                double[] numbers = ReferenceValues.doubles(row);
                double error = Math.abs(function.at(numbers[0]) - numbers[1] - numbers[2]) / Math.ulp(numbers[1]);
                largest = Math.max(largest, error);
            }
        }
        System.out.println(OUTPUT + largest);
    }
}
