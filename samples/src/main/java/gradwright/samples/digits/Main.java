package gradwright.samples.digits;

import gradwright.samples.support.BuildFolder;
import gradwright.samples.support.ConfusionMatrix;
import gradwright.samples.support.DataFileException;
import gradwright.samples.support.EpochProgress;
import gradwright.samples.support.Examples;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Trains a network to recognise handwritten digits, shows how well it does on images that it has not seen, and saves it.
 *
 * <p>Arguments: the folder of the real scans, without which the program draws its own images; then the file to save to.
 */
public final class Main {

    private static final long SEED = 1;
    private static final int DRAWN_TO_TRAIN = 4000;
    private static final int DRAWN_TO_TEST = 2000;
    private static final String SAVED = "digits.safetensors";

    private final PrintStream out;
    private final boolean terminal;

    Main(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Trains on the scans of the folder named first, or on images of its own, and saves to the file named second. */
    public static void main(String[] arguments) {
        try {
            new Main(System.out, EpochProgress.canRewriteLines()).run(List.of(arguments));
        } catch (DataFileException wrong) {
            System.err.println("error: " + wrong.getMessage());
            System.exit(1);
        }
    }

    void run(List<String> arguments) {
        DigitImages images = arguments.isEmpty() ? drawn() : scanned(Path.of(arguments.get(0)));
        Path file = arguments.size() > 1
                ? Path.of(arguments.get(1))
                : BuildFolder.of(Digits.class).orElse(Path.of("")).resolve(SAVED);

        DigitsNetwork network = DigitsNetwork.create(SEED);
        out.println();
        out.println(network);
        train(network, images);
        report(network, images.test());
        save(network, file.toAbsolutePath());
        BuildFolder.generatedSource(DigitsNetwork.class)
                .ifPresent(source -> out.println("Its source, forward and backward, is " + source));
    }

    private DigitImages drawn() {
        out.println("Images drawn by this program, " + DRAWN_TO_TRAIN + " to learn from and " + DRAWN_TO_TEST
                + " to be tested on, for example:");
        DigitImages images = DrawnDigits.draw(DRAWN_TO_TRAIN, DRAWN_TO_TEST, SEED);
        out.println();
        out.print(Preview.of(images.train(), 0, 5));
        out.print(Preview.of(images.train(), 5, 5));
        return images;
    }

    private DigitImages scanned(Path folder) {
        DigitImages images = ScannedDigits.read(folder);
        out.println("Scans from " + folder.toAbsolutePath().normalize() + ": "
                + images.train().size() + " to learn from, " + images.test().size() + " to be tested on");
        return images;
    }

    private void train(DigitsNetwork network, DigitImages images) {
        EpochProgress progress = new EpochProgress(out, Recipe.EPOCHS, terminal);
        long start = System.nanoTime();
        Recipe.train(
                network,
                images.train(),
                SEED,
                (epoch, loss) -> progress.done(
                        epoch, loss, accuracy(network, images.train()), accuracy(network, images.test())));
        out.printf(Locale.ROOT, "%nTrained in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private void report(DigitsNetwork network, Examples test) {
        ConfusionMatrix confusion = new ConfusionMatrix(10, test.labels(), network.classify(test.inputs()));
        out.printf(
                Locale.ROOT,
                "Test accuracy: %.1f %% (%d of %d)%n%n",
                100.0 * confusion.right() / test.size(),
                confusion.right(),
                test.size());
        out.println("How often each digit (row) was taken for which (column):");
        out.println(confusion);
    }

    private void save(DigitsNetwork network, Path file) {
        try {
            network.save(file);
            out.printf(Locale.ROOT, "Saved as %s (%.1f kB)%n", file, Files.size(file) / 1e3);
        } catch (IOException unwritable) {
            throw new DataFileException(file + ": cannot be written (" + unwritable + ")", unwritable);
        }
    }

    private static double accuracy(DigitsNetwork network, Examples examples) {
        return examples.accuracy(network.classify(examples.inputs()));
    }
}
