package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.handwritten.Flowers;
import gradwright.runtime.handwritten.IrisNetwork;
import gradwright.runtime.handwritten.LineNetwork;
import gradwright.runtime.safetensors.AtomicFile;
import gradwright.runtime.safetensors.SafetensorsException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks to files and back, and what happens where that fails. */
class SaveAndLoadTest {

    @TempDir
    Path folder;

    @Test
    void loadedNetworkPredictsTheSame() throws IOException {
        IrisNetwork saved = IrisNetwork.create(1);
        IrisNetwork loaded = IrisNetwork.create(2);
        Path file = folder.resolve("iris.safetensors");
        saved.save(file);
        loaded.load(file);
        DMatrixRMaj x = Flowers.samples(10);
        assertArrayEquals(saved.predict(x).data, loaded.predict(x).data);
        IrisNetwork streamed = IrisNetwork.create(3);
        try (InputStream in = Files.newInputStream(file)) {
            streamed.load(in);
        }
        assertArrayEquals(saved.predict(x).data, streamed.predict(x).data);
        assertEquals(List.of("iris.safetensors"), names());
    }

    @Test
    void loadsAFileOfThePythonPackage() throws IOException {
        LineNetwork line = new LineNetwork(3, 1);
        try (InputStream in = Objects.requireNonNull(
                SaveAndLoadTest.class.getResourceAsStream("../safetensors/line_f64.safetensors"))) {
            line.load(in);
        }
        assertArrayEquals(new double[] {Math.PI + 1.5}, line.predict(1, 0, 0));
    }

    @Test
    void replicasSeeLoadedValues() throws IOException {
        IrisNetwork iris = IrisNetwork.create(1);
        IrisNetwork replica = iris.replica();
        IrisNetwork other = IrisNetwork.create(2);
        Path file = folder.resolve("other");
        other.save(file);
        iris.load(file);
        assertArrayEquals(other.predict(1, 2, 3, 4), replica.predict(1, 2, 3, 4));
    }

    @Test
    void aFileThatDoesNotFitIsNamedAndChangesNothing() throws IOException {
        Path file = folder.resolve("line.safetensors");
        new LineNetwork(3, 1).save(file);
        LineNetwork network = new LineNetwork(4, 2);
        double[] before = network.predict(1, 2, 3, 4);
        SafetensorsException misfit = assertThrows(SafetensorsException.class, () -> network.load(file));
        assertEquals(
                "Line cannot load " + file + ": `line.weight` is F64 [3, 1] in the file, expected F64 [4, 1]",
                misfit.getMessage());
        assertArrayEquals(before, network.predict(1, 2, 3, 4));
        assertEquals(
                "Line cannot load the stream: the file ends within the length of its header",
                assertThrows(SafetensorsException.class, () -> network.load(new ByteArrayInputStream(new byte[3])))
                        .getMessage());
        network.save(file);
        network.load(file);
    }

    @Test
    void aTruncatedFileChangesNothing() throws IOException {
        Path file = folder.resolve("iris");
        IrisNetwork.create(1).save(file);
        byte[] whole = Files.readAllBytes(file);
        IrisNetwork iris = IrisNetwork.create(2);
        double[] before = iris.predict(1, 2, 3, 4);
        for (int length : new int[] {whole.length - 1, whole.length - 30, whole.length / 2}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThrows(SafetensorsException.class, () -> iris.load(file));
            assertArrayEquals(before, iris.predict(1, 2, 3, 4));
        }
    }

    @Test
    void aMissingFileOrFolderIsAnErrorAndLeavesTheNetworkUsable() {
        IrisNetwork iris = IrisNetwork.create(1);
        assertThrows(NoSuchFileException.class, () -> iris.load(folder.resolve("nothing")));
        assertThrows(NotDirectoryException.class, () -> iris.save(folder.resolve("no/where")));
        assertThrows(FileSystemException.class, () -> iris.save(folder));
        iris.predict(1, 2, 3, 4);
    }

    @Test
    void missingArgumentsAreNamed() {
        IrisNetwork iris = IrisNetwork.create(1);
        Path noPath = null;
        InputStream noStream = null;
        assertEquals(
                "Iris: save expects a file but it is null",
                assertThrows(NullPointerException.class, () -> iris.save(noPath))
                        .getMessage());
        assertEquals(
                "Iris: load expects a file but it is null",
                assertThrows(NullPointerException.class, () -> iris.load(noPath))
                        .getMessage());
        assertEquals(
                "Iris: load expects a stream but it is null",
                assertThrows(NullPointerException.class, () -> iris.load(noStream))
                        .getMessage());
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
        IrisNetwork.create(1).save(file);
        IrisNetwork.create(2).load(file);
        assertEquals(List.of("iris"), names());
    }

    /** The file system of a zip file: not the usual one, and it knows no atomic moves. */
    @Test
    void savesAndLoadsInAnotherFileSystem() throws IOException {
        URI zip = URI.create("jar:" + folder.resolve("networks.zip").toUri());
        IrisNetwork saved = IrisNetwork.create(1);
        IrisNetwork loaded = IrisNetwork.create(2);
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path file = files.getPath("/iris.safetensors");
            Files.writeString(file, "old");
            saved.save(file);
            loaded.load(file);
        }
        assertArrayEquals(saved.predict(1, 2, 3, 4), loaded.predict(1, 2, 3, 4));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
