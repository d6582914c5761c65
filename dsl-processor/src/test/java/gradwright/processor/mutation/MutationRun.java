package gradwright.processor.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the tests for one mutant after the other, in a virtual machine of its own whose classes ask {@link Switch}. Tests
 * of a mutant that do not end, end the virtual machine; another one goes on behind that mutant.
 */
final class MutationRun {

    /** Tests of a mutant may take this many times as long as without it, and a while longer. */
    private static final int PATIENCE = 20;

    private static final long WHILE = TimeUnit.SECONDS.toNanos(20);

    private final Killers killers;
    private final Path verdicts;

    private MutationRun(Killers killers, Path verdicts) {
        this.killers = killers;
        this.verdicts = verdicts;
    }

    /** The file for verdicts, that with the numbers of the mutants, and the classes of tests. */
    public static void main(String... args) throws IOException {
        List<String> mutants = Files.readAllLines(Path.of(args[1]));
        Killers killers = Killers.among(Arrays.asList(args).subList(2, args.length));
        MutationRun run = new MutationRun(killers, Path.of(args[0]));
        mutants.forEach(mutant -> run.judge(Integer.parseInt(mutant)));
        // Threads that a mutant left behind do not matter.
        Runtime.getRuntime().halt(0);
    }

    private void judge(int mutant) {
        List<KnownTest> candidates = killers.of(mutant);
        Switch.run(mutant);
        Optional<String> killer = Optional.empty();
        for (int from = 0, size = 1; from < candidates.size() && killer.isEmpty(); from += size, size *= 4) {
            List<KnownTest> some = candidates.subList(from, Math.min(from + size, candidates.size()));
            Thread watch = watch(mutant, some);
            killer = killers.firstFailing(some);
            watch.interrupt();
        }
        Switch.runNone();
        write(mutant, killer.map(Verdict::killed).orElseGet(() -> Verdict.survived(candidates.size())));
    }

    /** A thread that ends everything, unless it is interrupted in time. */
    private Thread watch(int mutant, List<KnownTest> tests) {
        long limit =
                WHILE + PATIENCE * tests.stream().mapToLong(KnownTest::nanos).sum();
        Thread watch = new Thread(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(limit);
                write(mutant, Verdict.killed(tests.get(0).name() + ", which or the like of which does not end"));
                Runtime.getRuntime().halt(1);
            } catch (InterruptedException e) {
                // They ended.
            }
        });
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    private void write(int mutant, Verdict verdict) {
        try {
            Files.writeString(verdicts, verdict.line(mutant), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
