package gradwright.samples.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class BuildFolderTest {

    @Test
    void classOfThisBuildLiesUnderTarget() {
        assertEquals(Optional.of(Path.of("target").toAbsolutePath()), BuildFolder.of(Batches.class));
    }

    @Test
    void classOfAJarOrTheJdkHasNoBuildFolder() {
        assertEquals(Optional.empty(), BuildFolder.of(DMatrixRMaj.class));
        assertEquals(Optional.empty(), BuildFolder.of(String.class));
    }

    @Test
    void handwrittenClassHasNoGeneratedSource() {
        assertEquals(Optional.empty(), BuildFolder.generatedSource(Batches.class));
    }
}
