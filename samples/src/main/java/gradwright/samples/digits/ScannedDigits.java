package gradwright.samples.digits;

import gradwright.samples.support.CsvFile;
import gradwright.samples.support.CsvRow;
import gradwright.samples.support.DataFileException;
import gradwright.samples.support.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads scans of real handwriting: the UCI set "optical recognition of handwritten digits" (Alpaydin and Kaynak, 1998),
 * in which the writers of the test images wrote none of the training images.
 */
final class ScannedDigits {

    static final String TRAIN = "optdigits.tra";
    static final String TEST = "optdigits.tes";

    private ScannedDigits() {}

    /** Reads both files of a folder; a {@link DataFileException} says what is wrong with them. */
    static DigitImages read(Path folder) {
        for (String name : List.of(TRAIN, TEST)) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new DataFileException(
                        whatIsWrong(folder, name) + "; a folder that holds " + TRAIN + " and " + TEST + " is expected");
            }
        }
        return new DigitImages(readFile(folder.resolve(TRAIN)), readFile(folder.resolve(TEST)));
    }

    private static String whatIsWrong(Path folder, String missing) {
        if (Files.isDirectory(folder)) {
            return folder + ": there is no " + missing + " in this folder";
        }
        String wrong = Files.exists(folder) ? "is not a folder" : "there is no such folder";
        return folder + ": " + wrong + " (" + folder.toAbsolutePath().normalize() + ")";
    }

    /** Reads lines of 64 counts of dark points, 0 to 16, and the digit. */
    static Examples readFile(Path file) {
        List<double[]> images = new ArrayList<>();
        List<Integer> digits = new ArrayList<>();
        new CsvFile(file, DigitImages.PIXELS + 1).forEach(row -> {
            images.add(greys(row));
            digits.add(row.count(DigitImages.PIXELS, 0, 9));
        });
        return Examples.of(images, digits);
    }

    private static double[] greys(CsvRow row) {
        double[] greys = new double[DigitImages.PIXELS];
        for (int pixel = 0; pixel < greys.length; pixel++) {
            greys[pixel] = row.count(pixel, 0, DigitImages.DARKEST) / (double) DigitImages.DARKEST;
        }
        return greys;
    }
}
