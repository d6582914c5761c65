package gradwright.benchmarks;

import gradwright.benchmarks.workload.Measurements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Which processes are still to come, and how long they will take. */
final class Progress {

    private final Measurements measurements;
    private final List<Fork> left = new ArrayList<>();
    private final int most;
    private final long start = System.nanoTime();

    /** Of a plan, of which earlier runs may have done some. */
    Progress(Measurements measurements, List<Fork> plan) {
        this.measurements = measurements;
        plan.stream().filter(fork -> measurements.seconds(fork.key()).isEmpty()).forEach(left::add);
        most = plan.stream().mapToInt(Fork::round).max().orElse(1);
    }

    /** What is still to be started, in turns. */
    List<Fork> left() {
        return List.copyOf(left);
    }

    /** Notes that a process has been run, or will not be. */
    void done(Fork fork) {
        left.remove(fork);
    }

    /** Minutes since this run began. */
    double minutes() {
        return (System.nanoTime() - start) / 6e10;
    }

    /** Minutes that what is left will take: as long as the same took in another round, or as long as it is thought to. */
    double minutesLeft() {
        return left.stream().mapToDouble(this::seconds).sum() / 60;
    }

    private double seconds(Fork fork) {
        OptionalDouble latest = IntStream.rangeClosed(1, most)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(round -> measurements.seconds(fork.key(round)))
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst();
        return latest.orElse(fork.seconds());
    }

    /** A line about what has just been run. */
    void print(Fork fork, double took, String failure) {
        System.out.printf(
                Locale.ROOT,
                "%5.1f min, %5.1f to go  %-44s %6.1f s %s%n",
                minutes(),
                minutesLeft(),
                fork.key(),
                took,
                failure);
    }
}
