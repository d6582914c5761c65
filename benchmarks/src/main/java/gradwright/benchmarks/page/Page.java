package gradwright.benchmarks.page;

import gradwright.Precision;
import gradwright.benchmarks.subject.Library;
import gradwright.benchmarks.workload.Iterations;
import gradwright.benchmarks.workload.Measurements;
import gradwright.benchmarks.workload.Spread;
import gradwright.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The page that tells what was measured, losses as plainly as wins. */
public final class Page {

    /** How the others are run. */
    private static final String OTHERS = """
            ## The others

            - *PyTorch*: eager, and through `torch.compile`; modules and optimisers as its tutorials write them, one thread
              within an operation and between operations.
            - *EJML by hand*, *C by hand*: what a careful person writes in an hour, every array reused; the C file is compiled
              with `-O3 -march=native`.
            - *OpenBLAS by hand*: the same with the library's products and updates, on memory outside the heap, so that nothing
              is copied; with the kernels for AVX-512 where the processor has it.
            - *DL4J*: `MultiLayerNetwork.fit` and `output`, with the native library for AVX-512, its workspaces (as is the
              default), and JavaCPP's limit of memory switched off. Small steps still take hundreds of microseconds, and not
              because threads wait for each other: it makes contexts, shapes and buffers for every native call, which its collector
              and its threads that free memory then look after; see [decision](decisions/benchmarks.md).
            - *Smile*: its multilayer perceptron, which takes one sample after the other and multiplies by OpenBLAS; with a
              `tanh` put right, since that of version 3.1.1 has a wrong derivative.
            - *ONNX Runtime*: its Java API, for predictions, from a tensor outside the heap into another one.

            """;

    private final Measurements measurements;
    private final Roofline roofline;
    private final List<Workload> workloads;
    private final StringBuilder text = new StringBuilder();

    private Page(Measurements measurements, List<Workload> workloads) {
        this.measurements = measurements;
        this.roofline = new Roofline(measurements);
        this.workloads = workloads;
    }

    /** Writes {@code benchmarks.md} into a folder. */
    public static void write(Measurements measurements, List<Workload> workloads, Path docs) throws IOException {
        Files.createDirectories(docs);
        Files.writeString(docs.resolve("benchmarks.md"), new Page(measurements, workloads).text(docs));
    }

    private String text(Path docs) throws IOException {
        text.append(
                """
                # Benchmarks

                Written by `mvn -Pbenchmarks -pl benchmarks -am compile exec:exec
                -Dbenchmarks="--python .torch/bin/python --data folder"`.

                Times are microseconds on one thread, pinned to one core: %s.
                Bold is how many times as fast Gradwright is: **below 1 it is slower**, and
                [all such cases](#where-gradwright-is-slower) are listed again. A *step* is forward, loss, backward and plain
                gradient descent. Gradwright runs as a user gets it: Java %s, plain kernels, nothing native; all virtual
                machines have the same heap and the serial collector.

                All subjects [compute the same](#all-compute-the-same) and are measured in turns, each in processes of its own.
                What a process measures is the median of %d times %.0f ms, after a warm-up: 3 seconds in a virtual machine (6 for
                DL4J), a third of that for its next task, 1 second at first where its work is native, half a second in C and
                in Python after what may be compiled there; a virtual machine's compilers are idle whenever a measurement
                begins. A call that takes longer than its warm-up is measured once. 64 batches in rotation, parameters that start anew every 4,096 steps, and an end to it
                all if a loss is not finite. How and why:
                [decision](decisions/benchmarks.md).

                """.formatted(processes(), Runtime.version().feature(), Iterations.COUNT, 1e3 * Iterations.SECONDS));
        machine();
        Comparison comparison = new Comparison(measurements, workloads);
        String compared = comparison.text();
        text.append(new Goals(measurements, comparison, roofline).text(workloads));
        text.append(compared);
        text.append(new Unsteady(measurements).text(workloads));
        text.append(roofline.text(workloads));
        text.append(new Agreements(measurements).text(workloads));
        text.append(new Costs(measurements, workloads).text());
        text.append(new Vectorised(measurements).text());
        text.append(new Growth(measurements).text(docs));
        text.append(new Causes(measurements, comparison, roofline, workloads).text());
        text.append(OTHERS);
        missing();
        return text.toString();
    }

    /** What stands in the columns of times. */
    private String processes() {
        int most = workloads.stream()
                .flatMap(workload ->
                        measurements
                                .of(Library.GRADWRIGHT.label(), workload.name(), label(Precision.DOUBLE), "row")
                                .stream())
                .mapToInt(Spread::count)
                .max()
                .orElse(0);
        return most == 1
                ? "those of one process a subject, so that no spread is known"
                : "the median of " + most
                        + " processes, and in small print\nthe least and the most of them; what has no small print is of one";
    }

    private void machine() {
        text.append("## The machine\n\n");
        Table table = new Table(List.of("", ""));
        table.row(List.of("processor", processor()));
        table.row(List.of("JDK", Runtime.version().toString()));
        for (Precision precision : Precision.values()) {
            roofline.peak(label(precision))
                    .ifPresent(peak -> table.row(List.of(
                            "multiply-adds in " + label(precision) + ", measured",
                            Numbers.of(peak / 1e9) + " GFLOP/s")));
        }
        for (int kilobytes : new int[] {16, 256, 4096, 262144}) {
            roofline.bandwidth(1024.0 * kilobytes)
                    .ifPresent(rate -> table.row(List.of(
                            "reading %,d KB over and over, measured".formatted(kilobytes),
                            Numbers.of(rate / 1e9) + " GB/s")));
        }
        text.append(table.text()).append('\n');
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private void missing() {
        if (!measurements.missing().isEmpty()) {
            text.append("## Not available\n\n");
            measurements
                    .missing()
                    .forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }

    private static String label(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
