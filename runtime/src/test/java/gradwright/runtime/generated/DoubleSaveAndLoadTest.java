package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.handwritten.DoubleFlowers;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import gradwright.runtime.handwritten.DoubleLineNetwork;
import gradwright.runtime.safetensors.SafetensorsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks to files and back, and what happens where that fails. */
class DoubleSaveAndLoadTest {

    @TempDir
    Path folder;

    @Test
    void loadedNetworkPredictsTheSame() throws IOException {
        DoubleIrisNetwork saved = DoubleIrisNetwork.create(1);
        DoubleIrisNetwork loaded = DoubleIrisNetwork.create(2);
        Path file = folder.resolve("iris.safetensors");
        saved.save(file);
        loaded.load(file);
        DMatrixRMaj x = DoubleFlowers.samples(10);
        assertArrayEquals(saved.predict(x).data, loaded.predict(x).data);
        DoubleIrisNetwork streamed = DoubleIrisNetwork.create(3);
        try (InputStream in = Files.newInputStream(file)) {
            streamed.load(in);
        }
        assertArrayEquals(saved.predict(x).data, streamed.predict(x).data);
        assertEquals(List.of("iris.safetensors"), names());
    }

    @Test
    void replicasSeeLoadedValues() throws IOException {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(1);
        DoubleIrisNetwork replica = iris.replica();
        DoubleIrisNetwork other = DoubleIrisNetwork.create(2);
        Path file = folder.resolve("other");
        other.save(file);
        iris.load(file);
        assertArrayEquals(other.predict(1, 2, 3, 4), replica.predict(1, 2, 3, 4));
    }

    @Test
    void aFileThatDoesNotFitIsNamedAndChangesNothing() throws IOException {
        Path file = folder.resolve("line.safetensors");
        new DoubleLineNetwork(3, 1).save(file);
        DoubleLineNetwork network = new DoubleLineNetwork(4, 2);
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
        DoubleIrisNetwork.create(1).save(file);
        byte[] whole = Files.readAllBytes(file);
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(2);
        double[] before = iris.predict(1, 2, 3, 4);
        for (int length : new int[] {whole.length - 1, whole.length - 30, whole.length / 2}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThrows(SafetensorsException.class, () -> iris.load(file));
            assertArrayEquals(before, iris.predict(1, 2, 3, 4));
        }
    }

    @Test
    void aMissingFileOrFolderIsAnErrorAndLeavesTheNetworkUsable() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(1);
        assertThrows(NoSuchFileException.class, () -> iris.load(folder.resolve("nothing")));
        assertThrows(NotDirectoryException.class, () -> iris.save(folder.resolve("no/where")));
        assertThrows(FileSystemException.class, () -> iris.save(folder));
        iris.predict(1, 2, 3, 4);
    }

    @Test
    void missingArgumentsAreNamed() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(1);
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

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
