package gradwright.samples.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class DecisionMapTest {

    @Test
    void firstCoordinateGrowsToTheRight() {
        assertEquals(
                """
                +----+
                |.-*%|
                |.-*%|
                +----+
                """,
                // The middles of four columns from 0 to 1 are 1/8, 3/8, 5/8 and 7/8; a shade is a tenth.
                new DecisionMap(0, 1, 2, points -> column(points, 0)).toString());
    }

    @Test
    void secondCoordinateGrowsUpwardsAndMarksFollowIt() {
        DecisionMap map = new DecisionMap(-1, 1, 2, points -> column(points, 1));
        assertEquals(
                """
                +----+
                |++++|
                |   0|
                +----+
                """,
                map.mark(0.9, -0.9, '0').mark(1.1, 0, 'x').mark(0, -1.1, 'x').toString());
    }

    @Test
    void lastColumnOfTheAnswersIsDrawnAndBoundsAreKept() {
        assertEquals(
                """
                +--+
                |@@|
                +--+
                """, new DecisionMap(0, 1, 1, points -> new DMatrixRMaj(new double[][] {{0, 1}, {0, 7}})).toString());
    }

    private static DMatrixRMaj column(DMatrixRMaj points, int column) {
        DMatrixRMaj answers = new DMatrixRMaj(points.getNumRows(), 1);
        for (int n = 0; n < points.getNumRows(); n++) {
            answers.set(n, 0, points.get(n, column));
        }
        return answers;
    }
}
