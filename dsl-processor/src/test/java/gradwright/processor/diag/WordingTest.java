package gradwright.processor.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void hostileTextStaysOnOneLineInItsQuotes() {
        assertEquals("`a\\u000ab\\u001b[31m'`", Wording.code("a\nb\u001b[31m`"));
        assertEquals("\"it's 'quoted'\"", Wording.literal("it's \"quoted\""));
        assertEquals("`\\u202etxt`", Wording.code("\u202etxt"));
        assertEquals("``", Wording.code(""));
    }

    @Test
    void longTextIsCut() {
        assertEquals("`" + "x".repeat(80) + "`", Wording.code("x".repeat(80)));
        assertEquals("`" + "x".repeat(80) + "...`", Wording.code("x".repeat(100_000)));
        assertEquals("`" + "😀".repeat(80) + "...`", Wording.code("😀".repeat(81)));
    }

    @Test
    void numbersAreGrouped() {
        assertEquals("2,147,483,639", Wording.number(Integer.MAX_VALUE - 8));
        assertEquals("-1,000", Wording.number(-1000));
        assertEquals("999", Wording.number(999));
    }

    @Test
    void listsAreSentencesAndEndAfterEightItems() {
        assertEquals("`a`", Wording.anyOf(List.of("a")));
        assertEquals("`a` or `b`", Wording.anyOf(List.of("a", "b")));
        assertEquals("`a`, `b` or `c`", Wording.anyOf(List.of("a", "b", "c")));
        List<String> nine =
                IntStream.rangeClosed(1, 9).mapToObj(String::valueOf).toList();
        assertEquals("`1`, `2`, `3`, `4`, `5`, `6`, `7` or `8`", Wording.anyOf(nine.subList(0, 8)));
        assertEquals("`1`, `2`, `3`, `4`, `5`, `6`, `7`, `8` ... and 1 more", Wording.anyOf(nine));
    }
}
