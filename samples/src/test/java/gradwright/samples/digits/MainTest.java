package gradwright.samples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.samples.support.DataFileException;
import gradwright.samples.support.Examples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final Pattern ACCURACY = Pattern.compile("Test accuracy: ([0-9.]+) % \\(([0-9]+) of ([0-9]+)\\)");

    @TempDir
    Path folder;

    @Test
    void folderOfImagesIsLearntReportedAndSaved() throws IOException {
        DigitImages images = DrawnDigits.draw(2000, 300, 7);
        write("optdigits.tra", images.train());
        write("optdigits.tes", images.test());
        Path file = folder.resolve("trained.safetensors");

        String shown = run(folder.toString(), file.toString());

        assertTrue(shown.startsWith("Scans from " + folder + ": 2000 to learn from, 300 to be tested on"), shown);
        assertEquals(30, shown.lines().filter(line -> line.startsWith("epoch ")).count(), shown);
        assertTrue(shown.contains("true     0    1    2    3    4    5    6    7    8    9   recognised"), shown);
        assertTrue(shown.contains("Saved as " + file), shown);
        Matcher source = Pattern.compile("is (.*DigitsNetwork\\.java)").matcher(shown);
        assertTrue(source.find(), shown);
        assertTrue(Files.readString(Path.of(source.group(1))).contains("class DigitsNetwork"));

        Matcher accuracy = ACCURACY.matcher(shown);
        assertTrue(accuracy.find(), shown);
        assertTrue(Double.parseDouble(accuracy.group(1)) > 80, shown);

        DigitsNetwork loaded = DigitsNetwork.create(0);
        loaded.load(file);
        int[] classes = loaded.classify(images.test().inputs());
        assertEquals(
                Integer.parseInt(accuracy.group(2)),
                Math.round(300 * images.test().accuracy(classes)));
    }

    @Test
    void fileThatCannotBeWrittenIsNamed() throws IOException {
        writeImages(20);
        Path file = folder.resolve("no such folder").resolve("trained.safetensors");
        DataFileException problem =
                assertThrows(DataFileException.class, () -> run(folder.toString(), file.toString()));
        assertTrue(problem.getMessage().startsWith(file + ": cannot be written"), problem.getMessage());
    }

    @Test
    void sameArgumentsGiveTheSameNetwork() throws IOException {
        writeImages(100);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        run(folder.toString(), first.toString());
        run(folder.toString(), second.toString());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Main(new PrintStream(bytes, true, UTF_8), false).run(List.of(arguments));
        return bytes.toString(UTF_8);
    }

    private void writeImages(int count) throws IOException {
        DigitImages images = DrawnDigits.draw(count, count, 7);
        write("optdigits.tra", images.train());
        write("optdigits.tes", images.test());
    }

    private void write(String name, Examples examples) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("grey,".repeat(64) + "class");
        for (int n = 0; n < examples.size(); n++) {
            StringBuilder line = new StringBuilder();
            for (int pixel = 0; pixel < 64; pixel++) {
                line.append(Math.round(16 * examples.inputs().get(n, pixel))).append(',');
            }
            lines.add(line.append(examples.labels()[n]).toString());
        }
        Files.write(folder.resolve(name), lines);
    }
}
