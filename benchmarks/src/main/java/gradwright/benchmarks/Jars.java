package gradwright.benchmarks;

import gradwright.benchmarks.subject.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library that is no part of the suite's build: Maven resolves the jars that {@code pom.xml} in the library's folder
 * names, and javac compiles the subject that lies beside it.
 */
final class Jars {

    private final Path source;
    private final Path resolved;
    private final Path classes;

    Jars(Library library, Path folder) {
        source = Peers.SOURCES.resolve(library.label());
        resolved = folder.resolve(library.label() + ".classpath").toAbsolutePath();
        classes = folder.resolve(library.label());
    }

    /** Asks Maven for the jars. */
    List<String> resolution() {
        return List.of(
                "mvn",
                "-B",
                "-ntp",
                "-q",
                "-f",
                source.resolve("pom.xml").toString(),
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + resolved);
    }

    /** Compiles the subject against them and the suite. */
    List<String> compilation(String suite) throws IOException {
        Files.createDirectories(classes);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                Command.classPath(suite, jars())));
        try (Stream<Path> files = Files.list(source)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
        }
        return command;
    }

    /** The subject and the jars. */
    String classPath() throws IOException {
        return Command.classPath(classes, jars());
    }

    private String jars() throws IOException {
        return Files.readString(resolved).strip();
    }
}
