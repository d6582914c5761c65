package gradwright.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where lines that are too wide are broken. */
class LongLinesTest {

    private static final String SIXTY = "a".repeat(60);
    private static final String FIFTY = "b".repeat(50);

    @Test
    void aLineThatFitsStays() {
        assertBroken(SIXTY + " + " + FIFTY + "1234567", SIXTY + " + " + FIFTY + "1234567");
    }

    @Test
    void sumsAreBrokenRatherThanProductsAndProductsRatherThanBrackets() {
        assertBroken(
                "x = " + SIXTY + " * 2.0 + " + FIFTY + " * (1.0 - y);",
                "x = " + SIXTY + " * 2.0",
                "        + " + FIFTY + " * (1.0 - y);");
        assertBroken(
                "x += " + SIXTY + " * (1.0 + 2.0) * (" + FIFTY + " - y);",
                "x += " + SIXTY + " * (1.0 + 2.0)",
                "        * (" + FIFTY + " - y);");
    }

    @Test
    void asManyTermsStandInALineAsFit() {
        assertBroken(
                "x = " + FIFTY + " + " + FIFTY + " - y + " + SIXTY + ";",
                "x = " + FIFTY + " + " + FIFTY + " - y",
                "        + " + SIXTY + ";");
    }

    @Test
    void whatIsTooWideAloneIsBrokenWithin() {
        assertBroken(
                "x = y * (" + SIXTY + " + " + SIXTY + ") / n;",
                "x = y",
                "        * (" + SIXTY,
                "                + " + SIXTY + ")",
                "        / n;");
    }

    @Test
    void callsStayWholeBehindAnEqualsSign() {
        assertBroken(
                "x[" + FIFTY + "] = Math.max(" + SIXTY + ", 0.0);",
                "x[" + FIFTY + "] =",
                "        Math.max(" + SIXTY + ", 0.0);");
    }

    @Test
    void argumentsAreBrokenBehindCommas() {
        assertBroken("f(" + SIXTY + " * y, " + FIFTY + ", z);", "f(" + SIXTY + " * y, " + FIFTY + ",", "        z);");
    }

    @Test
    void neitherStringsNorIndicesAreBroken() {
        String text = "run(\"" + SIXTY + " + \\\" + " + FIFTY + "\");";
        assertBroken(text, text);
        String index = "x[" + SIXTY + " * n + " + FIFTY + "]++;";
        assertBroken(index, index);
    }

    @Test
    void commentsGoOnBelow() {
        assertBroken(
                "    // x = " + SIXTY + " (" + FIFTY + " + y), N x 1",
                "    // x = " + SIXTY,
                "    //     (" + FIFTY + " + y), N x 1");
        assertBroken(
                "     * x = " + FIFTY + " + " + FIFTY + " + y, N x 1",
                "     * x = " + FIFTY + " + " + FIFTY,
                "     *     + y, N x 1");
    }

    @Test
    void aCommentBehindCodeGoesBefore() {
        assertBroken(
                "    " + SIXTY + " = " + FIFTY + "; // in place",
                "    // in place",
                "    " + SIXTY + " = " + FIFTY + ";");
    }

    private static void assertBroken(String line, String... expected) {
        assertEquals(String.join("\n", expected) + "\n", LongLines.broken(List.of(line)));
    }
}
