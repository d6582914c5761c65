package gradwright.samples.digits;

import gradwright.samples.support.Examples;

/**
 * Images of digits to learn from, and others to be tested on.
 *
 * @param train images to learn from, 64 greys from 0 to 1 each
 * @param test images that are not learnt from
 */
record DigitImages(Examples train, Examples test) {

    /** Greys of an image, 8 rows of 8. */
    static final int PIXELS = 64;

    /** Black; white is 0. Divides every grey before the network sees it. */
    static final int DARKEST = 16;
}
