package gradwright.runtime.kernel;

/**
 * How long arrays are that are read side by side. A JVM lays arrays that are allocated together one behind the other, with
 * a header before each; when array and header fill whole cache lines, all of them start at the same place of a line, so that
 * where vectors of one are aligned, those of the others are.
 */
final class AlignedRows {

    private static final int LINE_BYTES = 64;
    private static final int HEADER_BYTES = 16;

    private AlignedRows() {}

    /** The least length of at least {@code entries} that fills whole lines, header included. */
    static int length(int entries, int bytesOfEntry) {
        int lines = (HEADER_BYTES + entries * bytesOfEntry + LINE_BYTES - 1) / LINE_BYTES;
        return (lines * LINE_BYTES - HEADER_BYTES) / bytesOfEntry;
    }
}
