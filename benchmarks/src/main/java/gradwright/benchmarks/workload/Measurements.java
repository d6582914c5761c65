package gradwright.benchmarks.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all processes have measured, in a file that another run of the driver can go on with: everything that one process
 * measured is written at once, in lines of their own after an empty one, with a last line that says that it has ended.
 */
public final class Measurements {

    private static final String RUN = "run ";
    private static final String REASON = ": ";

    /** A line that was cut off does not end like this. */
    private static final String END = ";";

    private static final Pattern ENDED_LINE = Pattern.compile("ended (\\S+) (.*)" + END);
    private static final Pattern MISSING_LINE = Pattern.compile("missing (.*?)" + REASON + "(.*)" + END);

    private final Path file;
    private final List<Measurement> all = new ArrayList<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private Measurements(Path file) {
        this.file = file;
    }

    /** Those in a file; none if there is no such file yet. */
    public static Measurements in(Path file) throws IOException {
        Measurements measurements = new Measurements(file);
        if (Files.exists(file)) {
            List<Measurement> ofProcess = new ArrayList<>();
            Files.readAllLines(file).forEach(line -> measurements.read(line, ofProcess));
        }
        return measurements;
    }

    /**
     * Those in a file, if they are of the same run; otherwise none, and the file is kept beside a new one.
     *
     * @param run what tells runs apart of which one cannot go on with the other
     */
    public static Measurements in(Path file, String run) throws IOException {
        if (Files.exists(file)
                && !Files.readAllLines(file).stream().findFirst().orElse("").equals(RUN + run)) {
            Files.move(file, file.resolveSibling("earlier-" + file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Measurements measurements = in(file);
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, RUN + run + "\n");
        }
        return measurements;
    }

    /** Reads a line; what a process measured counts once it has ended. */
    private void read(String line, List<Measurement> ofProcess) {
        if (line.isEmpty()) {
            ofProcess.clear();
        }
        Measurement.parse(line).ifPresent(ofProcess::add);
        Matcher ended = ENDED_LINE.matcher(line);
        Matcher failed = MISSING_LINE.matcher(line);
        if (ended.matches()) {
            all.addAll(ofProcess);
            end(ended.group(2), Double.parseDouble(ended.group(1)));
        } else if (failed.matches()) {
            missing.put(failed.group(1), failed.group(2));
        }
    }

    private void end(String process, double took) {
        seconds.put(process, took);
        missing.remove(process);
    }

    /** Adds what a process measured that has ended. */
    public void add(String process, double took, List<Measurement> measured) throws IOException {
        List<String> lines =
                new ArrayList<>(measured.stream().map(Measurement::line).toList());
        lines.add("ended " + took + " " + process + END);
        append(lines);
        all.addAll(measured);
        end(process, took);
    }

    /** Notes that a process failed, and why; it has not ended, so that the next run starts it again. */
    public void addMissing(String process, String reason) throws IOException {
        if (!reason.equals(missing.put(process, reason))) {
            append(List.of("missing " + process + REASON + reason + END));
        }
    }

    /** What could not be measured, and why. */
    public List<String> missing() {
        return missing.entrySet().stream()
                .map(each -> each.getKey() + REASON + each.getValue())
                .toList();
    }

    /** How long a process took, if it has ended. */
    public OptionalDouble seconds(String process) {
        Double took = seconds.get(process);
        return took == null ? OptionalDouble.empty() : OptionalDouble.of(took);
    }

    private void append(List<String> lines) throws IOException {
        // The first end of a line is for one that was cut off.
        Files.writeString(file, "\n\n" + String.join("\n", lines) + "\n", StandardOpenOption.APPEND);
    }

    /** What several processes measured of one thing, if any did. */
    public Optional<Spread> of(String subject, String workload, String variant, String quantity) {
        double[] values = all.stream()
                .filter(each -> each.subject().equals(subject)
                        && each.workload().equals(workload)
                        && each.variant().equals(variant)
                        && each.quantity().equals(quantity))
                .mapToDouble(Measurement::value)
                .sorted()
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(Spread.of(values));
    }
}
