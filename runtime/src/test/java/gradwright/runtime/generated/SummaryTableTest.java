package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradwright.runtime.handwritten.DoubleHalvingNetwork;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import org.junit.jupiter.api.Test;

/** The table that a network prints of itself. */
class SummaryTableTest {

    @Test
    void listsLayersLossAndTotals() {
        assertEquals("""
                Iris
                  layer   shape    operation                                 parameters  kept for backward
                  input   N x 4
                  hidden  4 -> 16  tanh(input W + b)                                 80  N x 16
                  logits  16 -> 3  hidden W + b                                      51  N x 3
                  loss             softmax-cross-entropy, mean over samples
                  total                                                             131  N x 19
                """, DoubleIrisNetwork.create(1).toString());
    }

    @Test
    void keepsNothingForBackwardWhereThereIsNoLoss() {
        assertEquals("""
                Outer.Halving
                  layer    shape   operation    parameters
                  input    N x 2
                  shifted  2 -> 2  input + b             2
                  half     2 -> 2  shifted / 2
                  total                                  2
                """, new DoubleHalvingNetwork().toString());
    }
}
