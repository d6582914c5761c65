package gradwright.processor.mutation;

/**
 * One small mistake in a source file.
 *
 * @param file the file, from the package of the processor on
 * @param place the classes, members and methods that it stands in
 * @param kind what is turned
 * @param right what stands there
 * @param wrong what stands there instead, in full
 * @param occurrence which one it is of those that are written alike in the same place, from 1 on
 * @param line the line on which it stands
 */
record Mutation(String file, String place, Kind kind, String right, String wrong, int occurrence, int line) {

    /** What is turned. */
    enum Kind {
        SIGN,
        AXIS,
        COMPARISON,
        ORDER
    }

    /** What it is called, however many lines stand before it. */
    String name() {
        return file + ": `" + place + "`: " + change();
    }

    /** What is turned into what, on one line. */
    String change() {
        return "`" + onOneLine(right) + "` → `" + onOneLine(wrong) + "`" + (occurrence == 1 ? "" : " #" + occurrence);
    }

    private static String onOneLine(String code) {
        return code.replaceAll("\\s+", " ")
                .replaceAll(" \\.", ".")
                .replaceAll("\\( ", "(")
                .replaceAll("gradwright\\.processor\\.ir\\.", "")
                .replaceAll("java\\.util\\.", "");
    }
}
