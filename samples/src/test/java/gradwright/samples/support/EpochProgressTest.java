package gradwright.samples.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class EpochProgressTest {

    private static final String HALF = "epoch   1/2 [==========          ] loss 1.2346  train  50.0 %  test  40.0 %";
    private static final String WHOLE = "epoch   2/2 [====================] loss 0.5000  train 100.0 %  test  90.0 %";

    @Test
    void everyEpochIsALineWhereLinesCannotBeRewritten() {
        assertEquals(HALF + "\n" + WHOLE + "\n", shown(false));
    }

    @Test
    void lastEpochReplacesTheOthersInATerminal() {
        assertEquals(HALF + "\r" + WHOLE + "\n", shown(true));
    }

    private static String shown(boolean inPlace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EpochProgress progress = new EpochProgress(new PrintStream(bytes, true, UTF_8), 2, inPlace);
        progress.done(1, 1.23456, 0.5, 0.4);
        progress.done(2, 0.5, 1, 0.9);
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
