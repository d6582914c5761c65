package gradwright.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.integration.UserProject.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's project: it compiles, trains and predicts, with no more on its class path than it needs. */
class UserProjectIT {

    private static final Set<String> ALLOWED =
            Set.of("gradwright-annotations", "gradwright-runtime", "ejml-core", "ejml-ddense", "ejml-fdense");

    @TempDir
    Path folder;

    @Test
    void compilesTrainsAndPredicts() throws Exception {
        UserProject project = UserProject.of(folder, "stranger");

        Outcome build = project.maven("compile");
        assertEquals(0, build.exitCode(), build::text);
        assertEquals(
                List.of(),
                build.lines().stream()
                        .filter(line -> line.startsWith("[WARNING]"))
                        .toList());

        List<Path> classPath = project.classPath("runtime");
        assertEquals(ALLOWED, artifacts(classPath));
        Outcome run = project.java(classPath, "stranger.Main");
        assertEquals(List.of("learnt: true", "classes: [0, 1, 1, 0]", "logits: 2"), run.lines());
        assertEquals(0, run.exitCode());
        Outcome tour = project.java(classPath, "stranger.Tour");
        assertEquals(
                List.of(
                        "hidden.weight 64 x 32",
                        "hidden.bias 1 x 32",
                        "logits.weight 32 x 10",
                        "logits.bias 1 x 10",
                        "3 x 10, 10, 3",
                        "same: true",
                        "learnt: true true",
                        "losses: 3"),
                tour.lines());
    }

    @Test
    void compilesWithTheAnnotationsTheRuntimeAndEjmlAlone() throws Exception {
        assertEquals(ALLOWED, artifacts(UserProject.of(folder, "stranger").classPath("compile")));
    }

    @Test
    void aModuleCompilesAndRunsAsAModule() throws Exception {
        UserProject project = UserProject.of(folder, "stranger", "modular");

        Outcome build = project.maven("compile");
        assertEquals(0, build.exitCode(), build::text);
        Outcome run = project.module(project.classPath("runtime"), "stranger/stranger.Main");
        assertEquals(List.of("learnt: true", "classes: [0, 1, 1, 0]", "logits: 2"), run.lines());
    }

    @Test
    void theBomManagesEveryVersion() throws Exception {
        Outcome build = UserProject.of(folder, "stranger", "managed").maven("compile");

        assertEquals(0, build.exitCode(), build::text);
    }

    @Test
    void aMistakeIsOneErrorInTheBuildLog() throws Exception {
        Outcome build = UserProject.of(folder, "stranger", "mistake").maven("compile");

        assertEquals(1, build.exitCode(), build::text);
        String headline =
                "ExclusiveOr.java:[14,29] [GW201] layer `ExclusiveOr.logits` expects 3 inputs but `hidden` gives 8";
        assertTrue(build.lines().stream().anyMatch(line -> line.endsWith(headline)), build::text);
        assertEquals(
                1,
                build.lines().stream().filter(line -> line.contains("1 error")).count(),
                build::text);
    }

    /** The artifact ids of jars that lie in a repository: the folder above the version's. */
    private static Set<String> artifacts(List<Path> jars) {
        return jars.stream()
                .map(jar -> jar.getParent().getParent().getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
