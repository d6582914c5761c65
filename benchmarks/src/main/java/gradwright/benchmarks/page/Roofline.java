package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast the machine could be at most at a workload: as many multiply-adds as it has in a second, or as many as there are
 * numbers for (Williams, Waterman and Patterson, Roofline, 2009). The bandwidth is that of the smallest array that was
 * measured and holds all the workload's numbers, so of the cache that they fit in.
 */
final class Roofline {

    private static final int SMALLEST = 1 << 14;
    private static final int LARGEST = 1 << 28;

    private final Measurements measurements;

    /** What a task needs: operations, bytes it moves at least, and bytes it has at hand. */
    private record Need(double operations, double moved, double held) {}

    Roofline(Measurements measurements) {
        this.measurements = measurements;
    }

    /** Multiply-adds, as two operations each, in a second. */
    OptionalDouble peak(String precision) {
        return most(measurements.of("machine", "all", precision, "peak"));
    }

    /** Bytes in a second, from an array that is read over and over. */
    OptionalDouble bandwidth(double bytes) {
        int size = SMALLEST;
        while (size < bytes && size < LARGEST) {
            size *= 2;
        }
        return most(measurements.of("machine", "all", "read-" + size, "bandwidth"));
    }

    private static OptionalDouble most(Optional<Spread> spread) {
        return spread.isPresent() ? OptionalDouble.of(spread.get().most()) : OptionalDouble.empty();
    }

    private static Need need(Workload workload, String quantity, int size) {
        double parameters = size * (double) workload.parameters();
        return quantity.equals("row")
                ? new Need(workload.rowOperations(), parameters, parameters)
                : new Need(workload.operations(), size * workload.numbersMoved(), size * workload.numbers());
    }

    /** What bounds a task, and what is reached of it. */
    private record Reach(double reached, double bound, boolean isByReading) {

        double share() {
            return reached / bound;
        }

        @Override
        public String toString() {
            return "%s <sub>%s of %s GFLOP/s, %s</sub>"
                    .formatted(
                            Numbers.percent(share()),
                            Numbers.of(reached / 1e9),
                            Numbers.of(bound / 1e9),
                            isByReading ? "bandwidth" : "multiply-adds");
        }
    }

    /** What a task reaches of the bound, from 0 to 1. */
    Optional<Double> share(Workload workload, String precision, String quantity) {
        return reach(workload, precision, quantity).map(Reach::share);
    }

    /** Whether it is bound by bandwidth, and not by multiply-adds. */
    boolean isByReading(Workload workload, String precision, String quantity) {
        return reach(workload, precision, quantity).map(Reach::isByReading).orElse(false);
    }

    private Optional<Reach> reach(Workload workload, String precision, String quantity) {
        Need need = need(workload, quantity, precision.equals("double") ? Double.BYTES : Float.BYTES);
        Optional<Spread> own = measurements.of("gradwright", workload.name(), precision, quantity);
        OptionalDouble peak = peak(precision);
        OptionalDouble bandwidth = bandwidth(need.held());
        if (own.isEmpty() || peak.isEmpty() || bandwidth.isEmpty()) {
            return Optional.empty();
        }
        double byReading = need.operations() / need.moved() * bandwidth.getAsDouble();
        return Optional.of(new Reach(
                need.operations() / own.get().median() * 1e6,
                Math.min(byReading, peak.getAsDouble()),
                byReading < peak.getAsDouble()));
    }

    /** All networks, as far as they were measured. */
    String text(List<Workload> workloads) {
        Table table = new Table(
                List.of("workload", "step in double", "step in float", "one sample in double", "one sample in float"));
        for (Workload workload : workloads) {
            List<String> row = new ArrayList<>(List.of(workload.name()));
            for (String quantity : List.of("step", "row")) {
                for (Precision precision : Precision.values()) {
                    row.add(reach(workload, precision.name().toLowerCase(Locale.ROOT), quantity)
                            .map(Reach::toString)
                            .orElse(""));
                }
            }
            if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
                table.row(row);
            }
        }
        return table.isEmpty() ? "" : """
                ## Share of the roofline

                What the products alone could reach here, by multiply-adds or by the bandwidth of the smallest memory that holds
                all the numbers, and how much of it is reached. Activations, losses and updates take time but count as nothing,
                so that small networks cannot come close.

                """ + table.text() + "\n";
    }
}
