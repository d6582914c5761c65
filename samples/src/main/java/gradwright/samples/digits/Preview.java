package gradwright.samples.digits;

import gradwright.samples.support.Examples;

/** Prints images in shades of text, side by side. */
final class Preview {

    private static final int SIDE = 8;
    private static final String SHADES = " .:-=+*#%@";

    private Preview() {}

    /** Some images of a set, each 16 characters wide. */
    static String of(Examples images, int first, int count) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < SIDE; row++) {
            StringBuilder line = new StringBuilder();
            for (int image = first; image < first + count; image++) {
                for (int column = 0; column < SIDE; column++) {
                    double grey = images.inputs().get(image, row * SIDE + column);
                    line.append(String.valueOf(shade(grey)).repeat(2));
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static char shade(double grey) {
        return SHADES.charAt((int) (grey * (SHADES.length() - 1)));
    }
}
