package gradwright.benchmarks.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What all processes have measured, in a file that another run of the driver can go on with. */
public final class Measurements {

    private static final String MISSING = "missing ";

    private final Path file;
    private final List<Measurement> all = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();

    private Measurements(Path file) {
        this.file = file;
    }

    /** Those in a file; none if there is no such file yet. */
    public static Measurements in(Path file) throws IOException {
        Measurements measurements = new Measurements(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Measurement.parse(line).ifPresent(measurements.all::add);
                if (line.startsWith(MISSING)) {
                    measurements.missing.add(line.substring(MISSING.length()));
                }
            }
        }
        return measurements;
    }

    /** Adds one, also to the file. */
    public void add(Measurement measurement) throws IOException {
        all.add(measurement);
        append(measurement.line());
    }

    /** Notes what could not be measured, and why. */
    public void addMissing(String subject, String reason) throws IOException {
        if (missing.add(subject + ": " + reason)) {
            append(MISSING + subject + ": " + reason);
        }
    }

    /** What could not be measured, and why. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    private void append(String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
