package gradwright.processor.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a mutant.
 *
 * @param detail the test that killed it, or how many reached it
 */
record Verdict(boolean isKilled, String detail) {

    private static final String KILLED = "killed";
    private static final String SURVIVED = "survived";

    static Verdict killed(String test) {
        return new Verdict(true, test);
    }

    static Verdict survived(int tests) {
        return new Verdict(false, tests + " tests");
    }

    /** As a line of a file. */
    String line(int mutant) {
        return mutant + "\t" + (isKilled ? KILLED : SURVIVED) + "\t" + detail.replaceAll("\\s+", " ") + "\n";
    }

    /** The verdicts of a file by the number of the mutant. */
    static Map<Integer, Verdict> read(Path file) throws IOException {
        Map<Integer, Verdict> verdicts = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t", 3);
                verdicts.put(Integer.valueOf(parts[0]), new Verdict(parts[1].equals(KILLED), parts[2]));
            }
        }
        return verdicts;
    }
}
