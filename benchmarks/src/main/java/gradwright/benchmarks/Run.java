package gradwright.benchmarks;

import gradwright.benchmarks.workload.Workload;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What tells runs apart of which one must not go on with what the other has measured. */
final class Run {

    private Run() {}

    /**
     * A hash of the options that say what is measured, not of how often or for how long; of the Java version; and of all that
     * is measured: classes, and sources of what runs elsewhere.
     */
    static String of(Options options) throws IOException {
        MessageDigest digest = sha256();
        for (Object part : List.of(
                options.python(),
                options.data(),
                options.core(),
                options.isQuick(),
                options.workloads().stream().map(Workload::name).toList(),
                Runtime.version())) {
            update(digest, part.toString());
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            update(digest, Path.of(entry));
        }
        update(digest, Peers.SOURCES);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            update(digest, folder.toString());
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                update(digest, file.toString());
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private static void update(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
