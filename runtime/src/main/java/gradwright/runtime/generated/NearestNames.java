package gradwright.runtime.generated;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a misspelt name may have meant. */
final class NearestNames {

    private static final int MOST_CANDIDATES = 3;

    private NearestNames() {}

    /** The three nearest names as a question, or all where none is near. */
    static String suggestion(String given, List<String> known) {
        List<String> nearest = known.stream()
                .filter(name -> distance(given, name) <= Math.max(given.length(), name.length()) / 3)
                .sorted(Comparator.comparingInt(name -> distance(given, name)))
                .limit(MOST_CANDIDATES)
                .toList();
        return nearest.isEmpty()
                ? "it has " + String.join(", ", known)
                : nearest.stream()
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(" or ", "did you mean ", "?"));
    }

    /**
     * Number of characters inserted, left out or replaced (Levenshtein, "Binary codes capable of correcting deletions,
     * insertions, and reversals", 1966).
     */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
