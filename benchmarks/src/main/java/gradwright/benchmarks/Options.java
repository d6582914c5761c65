package gradwright.benchmarks;

import gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param python an interpreter that has PyTorch; empty for none
 * @param data a folder with {@code optdigits.tra}, {@code optdigits.tes} and {@code iris.csv}; empty for none
 * @param docs the folder that takes the page and its plots
 * @param core the core that everything is pinned to
 * @param rounds how often each subject is measured, each time in a process of its own
 * @param minutes after so many no further round begins
 * @param isQuick whether cold starts, growth, memory and slow peers are left out
 * @param isPageOnly whether nothing is measured and the page is written from what earlier runs left
 */
record Options(
        String python,
        String data,
        String docs,
        int core,
        int rounds,
        double minutes,
        boolean isQuick,
        boolean isPageOnly,
        List<Workload> workloads) {

    static final String USAGE = """
            [--quick] [--python .torch/bin/python] [--data folder] [--docs docs] [--core 1] [--rounds 5] [--minutes 60] [--page] [workloads]""";

    static Options of(String line) {
        String python = "";
        String data = "";
        String docs = "docs";
        int core = 1;
        int rounds = 5;
        double minutes = 60;
        boolean isQuick = false;
        boolean isPageOnly = false;
        List<Workload> workloads = new ArrayList<>();
        List<String> words = line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--quick" -> isQuick = true;
                case "--page" -> isPageOnly = true;
                case "--python" -> python = words.get(++i);
                case "--data" -> data = words.get(++i);
                case "--docs" -> docs = words.get(++i);
                case "--core" -> core = Integer.parseInt(words.get(++i));
                case "--rounds" -> rounds = Integer.parseInt(words.get(++i));
                case "--minutes" -> minutes = Double.parseDouble(words.get(++i));
                default -> workloads.add(Workload.named(words.get(i)));
            }
        }
        return new Options(
                python,
                data,
                docs,
                core,
                isQuick ? Math.min(rounds, 2) : rounds,
                minutes,
                isQuick,
                isPageOnly,
                workloads.isEmpty() ? Workload.MEASURED : List.copyOf(workloads));
    }
}
