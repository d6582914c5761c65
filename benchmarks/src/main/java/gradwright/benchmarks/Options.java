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
                case "--python" -> python = value(words, i++);
                case "--data" -> data = value(words, i++);
                case "--docs" -> docs = value(words, i++);
                case "--core" -> core = Integer.parseInt(value(words, i++));
                case "--rounds" -> rounds = Integer.parseInt(value(words, i++));
                case "--minutes" -> minutes = Double.parseDouble(value(words, i++));
                default -> workloads.add(workload(words.get(i)));
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

    private static String value(List<String> words, int option) {
        if (option + 1 == words.size()) {
            throw new IllegalArgumentException(words.get(option) + " needs a value: " + USAGE);
        }
        return words.get(option + 1);
    }

    private static Workload workload(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException("no option " + word + ": " + USAGE);
        }
        return Workload.named(word);
    }
}
