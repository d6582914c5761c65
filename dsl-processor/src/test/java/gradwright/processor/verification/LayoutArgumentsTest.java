package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.Samples;
import gradwright.WeightLayout;
import gradwright.runtime.generated.DoubleClassifier;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a network says of itself and of matrices that lie the other way. */
final class LayoutArgumentsTest {

    private final Chain inRows = new Chain(
            "InRows", 4, List.of(ChainLayer.affine("logits", 3, true)), Objective.of("softmax-cross-entropy"));
    private final Chain inColumns = inRows.laidOut("InColumns", Samples.COLUMNS, List.of(WeightLayout.OUT_BY_IN));
    private final CompiledChains compiled = CompiledChains.of(List.of(inRows, inColumns));
    private final DoubleClassifier rows = (DoubleClassifier) compiled.create(inRows, 1);
    private final DoubleClassifier columns = (DoubleClassifier) compiled.create(inColumns, 1);

    @Test
    void aBatchInRowsForANetworkInColumns() {
        String text =
                "InColumns: input expects 4 x N but x is 7 x 4, with its samples in rows: this network takes them in"
                        + " columns, so transpose it, or declare @Network(samples = ROWS)";
        DMatrixRMaj x = new DMatrixRMaj(7, 4);
        refused(text, () -> columns.predict(x));
        refused(text, () -> columns.classify(x));
        refused(text, () -> columns.loss(x, new int[7]));
        refused(text, () -> columns.gradient(x, new DMatrixRMaj(3, 7)));
    }

    @Test
    void aBatchInColumnsForANetworkInRows() {
        refused(
                "InRows: input expects N x 4 but x is 4 x 7, with its samples in columns: this network takes them in"
                        + " rows, so transpose it, or declare @Network(samples = COLUMNS)",
                () -> rows.predict(new DMatrixRMaj(4, 7)));
    }

    @Test
    void targetsThatLieTheOtherWay() {
        refused(
                "InColumns: logits expects targets 3 x 7 but targets is 7 x 3, with its samples in rows: this network"
                        + " takes them in columns, so transpose it, or declare @Network(samples = ROWS)",
                () -> columns.loss(new DMatrixRMaj(4, 7), new DMatrixRMaj(7, 3)));
        refused(
                "InColumns: logits expects targets 3 x 7 but targets is 3 x 6",
                () -> columns.loss(new DMatrixRMaj(4, 7), new DMatrixRMaj(3, 6)));
    }

    @Test
    void otherMistakesInColumns() {
        refused("InColumns: input expects 4 x N but x is 5 x 7", () -> columns.predict(new DMatrixRMaj(5, 7)));
        refused(
                "InColumns: input expects 4 x N with N at least 1 but x is 4 x 0",
                () -> columns.predict(new DMatrixRMaj(4, 0)));
        refused(
                "InColumns: logits expects 7 labels from 0 to 2 but labels has length 4",
                () -> columns.loss(new DMatrixRMaj(4, 7), new int[4]));
    }

    @Test
    void theSummaryHasTheDeclaredOrientation() {
        assertEquals("""
                InColumns
                  layer   shape   operation                                 parameters  kept for backward
                  input   4 x N
                  logits  4 -> 3  W input + b                                       15  3 x N
                  loss            softmax-cross-entropy, mean over samples
                  total                                                             15  3 x N
                """, columns.toString());
    }

    private static void refused(String text, Executable call) {
        assertEquals(text, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
