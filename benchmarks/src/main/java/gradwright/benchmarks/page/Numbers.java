package gradwright.benchmarks.page;

import gradwright.benchmarks.workload.Spread;
import java.util.Locale;
import java.util.Optional;

/** Numbers with as many digits as they deserve. */
final class Numbers {

    private Numbers() {}

    /** Three digits, or all before the point. */
    static String of(double value) {
        double size = Math.abs(value);
        String format = size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }

    /** The median, and between which numbers it lies. */
    static String of(Optional<Spread> spread) {
        return spread.map(each -> of(each.median())
                        + (each.count() > 1 ? " <sub>" + of(each.least()) + "–" + of(each.most()) + "</sub>" : ""))
                .orElse("");
    }

    /** How many times as fast: the other's time over ours. */
    static String ratio(double ratio) {
        return "**" + of(ratio) + "×**";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
