package gradwright.samples.support;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how training goes: one line with a bar that is written over while it runs in a terminal, and a line for every
 * epoch where the output goes to a file or another program.
 */
public final class EpochProgress {

    private static final int BAR = 20;

    private final PrintStream out;
    private final int epochs;
    private final boolean inPlace;

    /** Progress over so many epochs, in place or line by line. */
    public EpochProgress(PrintStream out, int epochs, boolean inPlace) {
        this.out = out;
        this.epochs = epochs;
        this.inPlace = inPlace;
    }

    /** Whether a line printed to standard output can be written over, as far as this can be known. */
    @SuppressWarnings("SystemConsoleNull") // the versions of Java where it misleads are told apart
    public static boolean canRewriteLines() {
        String terminal = System.getenv("TERM");
        int java = Runtime.version().feature();
        // Java 22 to 24 give a console even where there is no terminal; a line an epoch is never wrong.
        boolean consoleMeansTerminal = java < 22 || java > 24;
        return consoleMeansTerminal && System.console() != null && terminal != null && !terminal.equals("dumb");
    }

    /** Shows an epoch, from 1, that is done: its mean loss, and the accuracies after it, from 0 to 1. */
    public void done(int epoch, double loss, double trainAccuracy, double testAccuracy) {
        int filled = epoch * BAR / epochs;
        String bar = "=".repeat(filled) + " ".repeat(BAR - filled);
        String line = String.format(
                Locale.ROOT,
                "epoch %3d/%d [%s] loss %.4f  train %5.1f %%  test %5.1f %%",
                epoch,
                epochs,
                bar,
                loss,
                100 * trainAccuracy,
                100 * testAccuracy);
        if (inPlace && epoch < epochs) {
            out.print(line + "\r");
            out.flush();
        } else {
            out.println(line);
        }
    }
}
