package gradwright.processor.diag;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The known names that a misspelt one may stand for. */
public final class NearestNames {

    private static final int MOST_CANDIDATES = 3;

    /** What names of classes end in. */
    private static final Pattern KIND = Pattern.compile("(?<=.)(?:loss|layer|activation|initiali[sz]er|init)$");

    private NearestNames() {}

    /**
     * Returns the one of {@code known} that {@code given} is but for case and punctuation, or else at most three, the
     * nearest first, within one typing mistake for every three characters.
     */
    public static List<String> to(String given, List<String> known) {
        for (String form : forms(given)) {
            Optional<String> same =
                    known.stream().filter(name -> plain(name).equals(form)).findFirst();
            if (same.isPresent()) {
                return List.of(same.get());
            }
        }
        String plain = plain(given);
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(name -> new Candidate(name, distance(plain, plain(name))))
                .filter(candidate -> candidate.distance()
                        <= Math.max(plain.length(), candidate.name().length()) / 3)
                .sorted(Comparator.comparingInt(Candidate::distance))
                .limit(MOST_CANDIDATES)
                .map(Candidate::name)
                .toList();
    }

    /**
     * Returns those of {@code known} that others call {@code given}, at most three, in the order of {@code known}; none
     * where it is the name of one but for case and punctuation.
     *
     * @param synonyms what others call them
     */
    static List<String> called(String given, List<String> known, Map<String, List<String>> synonyms) {
        for (String form : forms(given)) {
            if (known.stream().anyMatch(name -> plain(name).equals(form))) {
                return List.of();
            }
            List<String> called = known.stream()
                    .filter(name -> synonyms.getOrDefault(name, List.of()).stream()
                            .anyMatch(synonym -> plain(synonym).equals(form)))
                    .limit(MOST_CANDIDATES)
                    .toList();
            if (!called.isEmpty()) {
                return called;
            }
        }
        return List.of();
    }

    /** The name as it is, without what a library puts before it, and without what a class adds: {@code torch.nn.MSELoss}. */
    private static List<String> forms(String given) {
        String last = plain(given.substring(given.lastIndexOf('.') + 1));
        return List.of(plain(given), last, KIND.matcher(last).replaceFirst(""));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /**
     * Number of characters inserted, left out, replaced or swapped with their neighbour (Damerau, "A technique for
     * computer detection and correction of spelling errors", 1964; each substring edited once).
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
