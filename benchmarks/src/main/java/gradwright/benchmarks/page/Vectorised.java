package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.subject.ElementwiseLoop;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which elementwise loops C2 turns into vectors: those that are slower when it must not. */
final class Vectorised {

    /** Two lanes at least would halve the time of a loop that memory does not hold up. */
    private static final double FASTER = 1.5;

    private final Measurements measurements;

    Vectorised(Measurements measurements) {
        this.measurements = measurements;
    }

    /** The section of the page; empty where nothing was measured. */
    String text() {
        List<String> columns = new ArrayList<>(List.of("loop"));
        for (Precision precision : Precision.values()) {
            String label = precision.name().toLowerCase(Locale.ROOT);
            columns.addAll(List.of("ns an entry in " + label, "without vectors", "vectorised"));
        }
        Table table = new Table(columns);
        for (String name : ElementwiseLoop.names()) {
            List<String> row = new ArrayList<>(List.of(name));
            for (Precision precision : Precision.values()) {
                row.addAll(cells(name, precision.name().toLowerCase(Locale.ROOT)));
            }
            if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
                table.row(row);
            }
        }
        return table.isEmpty() ? "" : """
                ## Loops that C2 vectorises

                Loops that compute entry by entry, as they are generated: the forward code of an activation, and the steps of the
                optimisers, over %,d entries. The second column is the same with `-XX:-UseSuperWord`. Choices on bits and functions
                that work on bits are not vectorised by C2 of JDK 17; see [rows](decisions/rows.md).

                """.formatted(ElementwiseLoop.entries()) + table.text() + "\n";
    }

    private List<String> cells(String name, String precision) {
        Optional<Spread> vectors = least(name, precision, "loop");
        Optional<Spread> scalars = least(name, precision, "loop-scalar");
        if (vectors.isEmpty() || scalars.isEmpty()) {
            return List.of("", "", "");
        }
        double ratio = scalars.get().least() / vectors.get().least();
        return List.of(
                Numbers.of(vectors.get().least()),
                Numbers.of(scalars.get().least()),
                (ratio >= FASTER ? "yes, " : "no, ") + Numbers.of(ratio) + "×");
    }

    /** The least of several processes is what a loop costs; in others C2 may have compiled it otherwise. */
    private Optional<Spread> least(String name, String precision, String quantity) {
        return measurements.of(Library.GRADWRIGHT.label(), name, precision, quantity);
    }
}
