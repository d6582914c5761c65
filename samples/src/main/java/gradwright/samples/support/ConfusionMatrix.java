package gradwright.samples.support;

import java.util.Locale;

/** Counts what was predicted for each class: rows are the true classes, columns the predicted ones. */
public final class ConfusionMatrix {

    private final int[][] counts;

    /** Counts the predictions for examples of so many classes. */
    public ConfusionMatrix(int classes, int[] labels, int[] predicted) {
        if (labels.length != predicted.length) {
            throw new IllegalArgumentException(labels.length + " labels but " + predicted.length + " predictions");
        }
        counts = new int[classes][classes];
        for (int n = 0; n < labels.length; n++) {
            counts[labels[n]][predicted[n]]++;
        }
    }

    /** How often a class was taken for another, or recognised where both are the same. */
    public int count(int label, int predicted) {
        return counts[label][predicted];
    }

    /** How many were recognised. */
    public int right() {
        int right = 0;
        for (int label = 0; label < counts.length; label++) {
            right += counts[label][label];
        }
        return right;
    }

    /** The table as text, with the share of each class that was recognised; a dot stands for none. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("true ");
        for (int predicted = 0; predicted < counts.length; predicted++) {
            table.append(String.format(Locale.ROOT, "%5d", predicted));
        }
        table.append("   recognised\n");
        for (int label = 0; label < counts.length; label++) {
            int all = 0;
            table.append(String.format(Locale.ROOT, "%4d ", label));
            for (int count : counts[label]) {
                all += count;
                table.append(String.format(Locale.ROOT, "%5s", count == 0 ? "." : count));
            }
            table.append(
                    all == 0
                            ? "            -\n"
                            : String.format(Locale.ROOT, "%11.1f %%%n", 100.0 * counts[label][label] / all));
        }
        return table.toString();
    }
}
