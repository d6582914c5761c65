package gradwright.integration;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** A Maven project of its own, that gets Gradwright from a repository into which the build has installed it. */
final class UserProject {

    /** Exit code and output of a program. */
    record Outcome(int exitCode, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    private static final Path PROJECTS = Path.of(System.getProperty("gradwright.projects"));

    private final Path folder;

    private UserProject(Path folder) {
        this.folder = folder;
    }

    /** A project in an empty folder, made of template projects; a later one's files replace those of an earlier one. */
    static UserProject of(Path folder, String... templates) throws IOException {
        for (String template : templates) {
            copy(PROJECTS.resolve(template), folder);
        }
        return new UserProject(folder);
    }

    /** Changes a file as a user would; what is replaced has to be there. */
    void edit(String file, String text, String replacement) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " has no " + text);
        }
        Files.writeString(path, before.replace(text, replacement));
    }

    void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    /**
     * Puts another version of an artifact into the repository, which is the one that is tested but for the class that holds
     * its version as {@code VERSION}.
     */
    void release(String artifact, String version, String holder) throws IOException {
        Path artifacts = Path.of(System.getProperty("gradwright.repository"), "io", "github", "gradwright", artifact);
        String tested = System.getProperty("gradwright.version");
        Path from = artifacts.resolve(tested);
        Path to = Files.createDirectories(artifacts.resolve(version));
        String pom = Files.readString(from.resolve(artifact + "-" + tested + ".pom"));
        String id = "<artifactId>" + artifact + "</artifactId>";
        Files.writeString(
                to.resolve(artifact + "-" + version + ".pom"),
                pom.replace(id, id + "<version>" + version + "</version>"));
        Path jar = to.resolve(artifact + "-" + version + ".jar");
        Files.copy(from.resolve(artifact + "-" + tested + ".jar"), jar, StandardCopyOption.REPLACE_EXISTING);
        int name = holder.lastIndexOf('/') + 1;
        Path source = Files.writeString(
                folder.resolve(holder.substring(name) + ".java"),
                "package " + holder.substring(0, name - 1).replace('/', '.') + "; public final class "
                        + holder.substring(name) + " { public static final String VERSION = \"" + version + "\"; }");
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", folder.toString(), source.toString());
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Files.copy(
                    folder.resolve(holder + ".class"),
                    inside.getPath(holder + ".class"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Runs Maven, on the Java and with the Maven of the build around. */
    Outcome maven(String... goals) throws MavenInvocationException {
        List<String> lines = new ArrayList<>();
        InvocationRequest request = new DefaultInvocationRequest()
                .setBaseDirectory(folder.toFile())
                .setLocalRepositoryDirectory(new File(System.getProperty("gradwright.repository")))
                .setUserSettingsFile(PROJECTS.resolve("settings.xml").toFile())
                .setJavaHome(new File(System.getProperty("java.home")))
                .setMavenHome(new File(System.getProperty("maven.home")))
                .setBatchMode(true)
                .setNoTransferProgress(true)
                .addArgs(List.of(goals))
                .setOutputHandler(lines::add);
        return new Outcome(new DefaultInvoker().execute(request).getExitCode(), List.copyOf(lines));
    }

    /** The jars of a scope, as Maven would hand them to a tool. */
    List<Path> classPath(String scope) throws MavenInvocationException, IOException {
        Path file = folder.resolve(scope + ".classpath");
        Outcome outcome = maven(
                System.getProperty("gradwright.dependency.plugin") + ":build-classpath",
                "-DincludeScope=" + scope,
                "-Dmdep.outputFile=" + file);
        if (outcome.exitCode() != 0) {
            throw new IOException(outcome.text());
        }
        return Stream.of(Files.readString(file).split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /** Runs a compiled class with the jars given and nothing else. */
    Outcome java(List<Path> jars, String mainClass) throws IOException, InterruptedException {
        return java("-cp", path(jars), mainClass);
    }

    /** Runs a class of the compiled module with the jars given as modules. */
    Outcome module(List<Path> jars, String mainClass) throws IOException, InterruptedException {
        return java("-p", path(jars), "-m", mainClass);
    }

    private String path(List<Path> jars) {
        Stream<Path> path = Stream.concat(Stream.of(folder.resolve("target/classes")), jars.stream());
        return String.join(File.pathSeparator, path.map(Path::toString).toList());
    }

    private static Outcome java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.lines().toList());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }
}
