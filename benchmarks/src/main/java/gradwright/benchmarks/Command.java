package gradwright.benchmarks;

import gradwright.benchmarks.workload.Measurement;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs in processes of their own, pinned to one core and to one thread, and reads what they measured. */
final class Command {

    private static final int LONGEST_MINUTES = 10;

    /** What libraries are told about threads. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1");

    /** What OpenBLAS is told where there is AVX-512: older versions do not see it on every processor that has it. */
    private static final Map<String, String> WITH_AVX512 = Map.of("OPENBLAS_CORETYPE", "SkylakeX");

    /** Where {@code torch.compile} keeps what it has compiled: only the first process has to. */
    private static final String TORCH_CACHE = "TORCHINDUCTOR_CACHE_DIR";

    private final int core;
    private final Path folder;

    /**
     * What a process printed.
     *
     * @param failure why it printed nothing useful, if it failed
     * @param millis from start to end
     */
    record Outcome(List<Measurement> measurements, Optional<String> failure, double millis) {
        Outcome {
            measurements = List.copyOf(measurements);
        }
    }

    Command(int core, Path folder) {
        this.core = core;
        this.folder = folder;
    }

    /** A JVM with a class path, and what it is to run. */
    static List<String> java(List<String> options, String classPath, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Several class paths as one. */
    static String classPath(Object... parts) {
        return String.join(
                File.pathSeparator,
                List.of(parts).stream().map(Object::toString).toList());
    }

    /** Runs a program to its end. */
    Outcome run(List<String> program) throws IOException, InterruptedException {
        List<String> pinned = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            pinned.addAll(List.of("taskset", "-c", Integer.toString(core)));
        }
        pinned.addAll(program);
        Path errors = folder.resolve("errors.log");
        ProcessBuilder builder = new ProcessBuilder(pinned).redirectError(errors.toFile());
        builder.environment().putAll(ENVIRONMENT);
        builder.environment()
                .put(TORCH_CACHE, folder.resolve("torch").toAbsolutePath().toString());
        if (hasAvx512()) {
            builder.environment().putAll(WITH_AVX512);
        }
        long start = System.nanoTime();
        Process process = builder.start();
        process.onExit().orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        List<Measurement> measurements =
                out.lines().flatMap(line -> Measurement.parse(line).stream()).toList();
        return new Outcome(measurements, code == 0 ? Optional.empty() : Optional.of(reason(code, errors, out)), millis);
    }

    private static boolean hasAvx512() throws IOException {
        Path processor = Path.of("/proc/cpuinfo");
        return Files.exists(processor) && Files.readString(processor).contains("avx512dq");
    }

    /** The line of an error's output that says most. */
    private static String reason(int code, Path errors, String out) throws IOException {
        List<String> lines = Stream.concat(Files.readAllLines(errors).stream(), out.lines())
                .filter(line -> !line.isBlank())
                .toList();
        return lines.stream()
                .filter(line -> line.contains("Exception") || line.contains("Error") || line.contains("ERROR"))
                .findFirst()
                .orElse(lines.isEmpty() ? "ended with code " + code : lines.get(lines.size() - 1))
                .strip();
    }
}
