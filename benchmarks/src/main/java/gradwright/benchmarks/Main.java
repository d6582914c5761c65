package gradwright.benchmarks;

import gradwright.runtime.Optimizer;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleClassifier;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.FloatClassifier;
import gradwright.runtime.generated.FloatLearner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures training steps and predictions, and writes a page about them.
 *
 * <pre>
 *   mvn -Pbenchmarks -pl benchmarks -am compile exec:java -Dexec.args="[--python .torch/bin/python] [--seconds 2] [workloads]"
 * </pre>
 */
public final class Main {

    private static final double RATE = 1e-3;
    private static final Path PAGE = Path.of("docs", "benchmarks.md");
    private static final Path SCRIPT = Path.of("benchmarks", "pytorch_step.py");

    private final double seconds;
    private final String python;

    private Main(double seconds, String python) {
        this.seconds = seconds;
        this.python = python;
    }

    public static void main(String[] arguments) throws IOException {
        double seconds = 2;
        String python = "";
        List<String> names = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--python" -> python = arguments[++i];
                case "--seconds" -> seconds = Double.parseDouble(arguments[++i]);
                default -> names.add(arguments[i]);
            }
        }
        String page = new Main(seconds, python)
                .page(Workload.ALL.stream()
                        .filter(workload -> names.isEmpty() || names.contains(workload.name()))
                        .toList());
        Files.writeString(PAGE, page);
        System.out.print(page);
    }

    private String page(List<Workload> workloads) {
        StringBuilder page = new StringBuilder("""
                # Benchmarks

                One thread, microseconds, best of many rounds and in brackets their median. A step is `gradient` and
                `Sgd.step` on one random batch; a prediction is that of one row into a given array. EJML is the same
                step written by hand over `CommonOps_DDRM`, with `Math.tanh` and `Math.exp`. PyTorch is eager, one
                thread, in the same precision (`benchmarks/pytorch_step.py`), run directly afterwards. Java %s.

                `mvn -Pbenchmarks -pl benchmarks -am compile exec:java` writes this page.

                | workload | | step | PyTorch | times as fast | EJML by hand | times as fast | one row | PyTorch | times as fast |
                |---|---|---|---|---|---|---|---|---|---|
                """.formatted(Runtime.version().feature()));
        Map<String, Timing[]> inDouble = pyTorch("float64", workloads);
        Map<String, Timing[]> inFloat = pyTorch("float32", workloads);
        for (Workload workload : workloads) {
            Batch batch = Batch.of(workload);
            DoubleLearner d = workload.inDouble().apply(1);
            EjmlNetwork ejml = new EjmlNetwork(workload);
            Timing byHand =
                    Timing.of(() -> finite(ejml.step(batch.x(), batch.labels(), batch.targets(), RATE)), seconds);
            double[] result = new double[workload.outputs()];
            double[] row = new double[workload.widths().get(0)];
            page.append(line(
                    workload.name() + " | double",
                    Timing.of(step(d, batch), seconds),
                    Optional.of(byHand),
                    Timing.of(() -> d.predict(row, result), seconds),
                    Optional.ofNullable(inDouble.get(workload.name()))));
            FloatLearner f = workload.inFloat().apply(1);
            float[] floatResult = new float[workload.outputs()];
            float[] floatRow = new float[workload.widths().get(0)];
            page.append(line(
                    workload.name() + " | float",
                    Timing.of(step(f, batch), seconds),
                    Optional.empty(),
                    Timing.of(() -> f.predict(floatRow, floatResult), seconds),
                    Optional.ofNullable(inFloat.get(workload.name()))));
        }
        return page.toString();
    }

    private static Runnable step(DoubleLearner network, Batch batch) {
        Optimizer sgd = new Sgd(RATE);
        return () -> {
            finite(
                    network instanceof DoubleClassifier classifier
                            ? classifier.gradient(batch.x(), batch.labels())
                            : network.gradient(batch.x(), batch.targets()));
            sgd.step(network.parameters());
        };
    }

    private static Runnable step(FloatLearner network, Batch batch) {
        Optimizer sgd = new Sgd(RATE);
        return () -> {
            finite(
                    network instanceof FloatClassifier classifier
                            ? classifier.gradient(batch.floatX(), batch.labels())
                            : network.gradient(batch.floatX(), batch.floatTargets()));
            sgd.step(network.parameters());
        };
    }

    private static void finite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new ArithmeticException("the loss is " + loss + ": what is timed is no training");
        }
    }

    private static String line(
            String name, Timing step, Optional<Timing> ejml, Timing row, Optional<Timing[]> pyTorch) {
        return "| " + name + " | " + text(step) + " | " + beside(pyTorch, 0, step) + " | "
                + ejml.map(timing -> text(timing) + " | " + ratio(timing, step)).orElse("| ") + " | " + text(row)
                + " | "
                + beside(pyTorch, 1, row) + " |\n";
    }

    private static String beside(Optional<Timing[]> peer, int index, Timing own) {
        return peer.map(timings -> text(timings[index]) + " | " + ratio(timings[index], own))
                .orElse(" | ");
    }

    private static String ratio(Timing peer, Timing own) {
        return number(peer.best() / own.best());
    }

    private static String text(Timing timing) {
        return number(timing.best()) + " (" + number(timing.median()) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    /** Step and prediction by workload; empty without a Python that has PyTorch. */
    private Map<String, Timing[]> pyTorch(String type, List<Workload> workloads) {
        Map<String, Timing[]> timings = new HashMap<>();
        if (python.isEmpty()) {
            return timings;
        }
        String names = String.join(",", workloads.stream().map(Workload::name).toList());
        try {
            Process process = new ProcessBuilder(
                            python, SCRIPT.toString(), "--dtype", type, "--seconds", "" + seconds, "--only", names)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            for (String line : out.lines().skip(2).toList()) {
                String[] columns = line.strip().split("\\s+");
                timings.put(columns[0], new Timing[] {
                    new Timing(Double.parseDouble(columns[1]), Double.parseDouble(columns[2])),
                    new Timing(Double.parseDouble(columns[3]), Double.parseDouble(columns[4]))
                });
            }
            return timings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
