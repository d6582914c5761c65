package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.handwritten.DoubleIrisNetwork;
import gradwright.runtime.handwritten.DoubleLineNetwork;
import gradwright.runtime.handwritten.FloatIrisNetwork;
import gradwright.runtime.handwritten.FloatLineNetwork;
import gradwright.runtime.safetensors.AtomicFile;
import gradwright.runtime.safetensors.SafetensorsException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of another program, of the other precision, in another file system, and files that cannot be written. */
class SaveAndLoadTest {

    @TempDir
    Path folder;

    @Test
    void loadsFilesOfThePythonPackage() throws IOException {
        DoubleLineNetwork line = new DoubleLineNetwork(3, 1);
        line.load(pythons("line_f64.safetensors"));
        assertArrayEquals(new double[] {Math.PI + 1.5}, line.predict(1, 0, 0));
        FloatLineNetwork floats = new FloatLineNetwork(3, 1);
        floats.load(pythons("line_f32.safetensors"));
        assertArrayEquals(new float[] {(float) Math.PI + 1.5f}, floats.predict(1, 0, 0));
        line.load(pythons("line_f32.safetensors"));
        assertArrayEquals(new double[] {(float) Math.PI + 1.5}, line.predict(1, 0, 0));
    }

    private static InputStream pythons(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SaveAndLoadTest.class.getResourceAsStream("../safetensors/" + name))) {
            return new ByteArrayInputStream(in.readAllBytes());
        }
    }

    @Test
    void aNetworkInDoubleTakesFloatsAndOneInFloatTakesNoDoubles() throws IOException {
        Path ofFloats = folder.resolve("floats");
        FloatIrisNetwork floats = FloatIrisNetwork.create(1);
        floats.save(ofFloats);
        DoubleIrisNetwork doubles = DoubleIrisNetwork.create(2);
        doubles.load(ofFloats);
        for (int p = 0; p < 4; p++) {
            float[] saved = floats.parameters().get(p).value().data;
            double[] loaded = doubles.parameters().get(p).value().data;
            for (int i = 0; i < saved.length; i++) {
                assertEquals((double) saved[i], loaded[i]);
            }
        }

        Path ofDoubles = folder.resolve("doubles");
        doubles.save(ofDoubles);
        float[] before = floats.predict(1, 2, 3, 4);
        SafetensorsException misfit = assertThrows(SafetensorsException.class, () -> floats.load(ofDoubles));
        assertEquals(
                "Iris cannot load " + ofDoubles
                        + ": `hidden.weight` is F64 [4, 16] in the file, expected F32 [4, 16] (as F32 the numbers would be"
                        + " rounded);",
                misfit.getMessage().substring(0, misfit.getMessage().indexOf(';') + 1));
        assertArrayEquals(before, floats.predict(1, 2, 3, 4));
    }

    @Test
    void writingThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("iris");
        Files.writeString(file, "old");
        assertThrows(
                FileNotFoundException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new FileNotFoundException("planted");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("iris"), names());
        DoubleIrisNetwork.create(1).save(file);
        DoubleIrisNetwork.create(2).load(file);
        assertEquals(List.of("iris"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The file system of a zip file: not the usual one, and it knows no atomic moves. */
    @Test
    void savesAndLoadsInAnotherFileSystem() throws IOException {
        URI zip = URI.create("jar:" + folder.resolve("networks.zip").toUri());
        DoubleIrisNetwork saved = DoubleIrisNetwork.create(1);
        DoubleIrisNetwork loaded = DoubleIrisNetwork.create(2);
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path file = files.getPath("/iris.safetensors");
            Files.writeString(file, "old");
            saved.save(file);
            loaded.load(file);
        }
        assertArrayEquals(saved.predict(1, 2, 3, 4), loaded.predict(1, 2, 3, 4));
    }
}
