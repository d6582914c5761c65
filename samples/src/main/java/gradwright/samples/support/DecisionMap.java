package gradwright.samples.support;

import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;

/**
 * Draws what a network of two inputs thinks of each point of a square, in shades of text: from a blank where its answer
 * is 0 to {@code @} where it is 1.
 */
public final class DecisionMap {

    private static final String SHADES = " .:-=+*#%@";

    private final double least;
    private final double most;
    private final int rows;
    private final int columns;
    private final char[] cells;

    /**
     * Asks a network about the middle of each cell of the square from {@code least} to {@code most}, in one batch.
     *
     * @param rows how many lines of text are drawn
     * @param answer gives for points, N x 2, the answers from 0 to 1 in the last of its columns
     */
    public DecisionMap(double least, double most, int rows, UnaryOperator<DMatrixRMaj> answer) {
        this.least = least;
        this.most = most;
        this.rows = rows;
        this.columns = 2 * rows; // a character is about twice as high as wide
        this.cells = new char[rows * columns];
        DMatrixRMaj points = new DMatrixRMaj(cells.length, 2);
        for (int cell = 0; cell < cells.length; cell++) {
            int column = cell % columns;
            int row = cell / columns;
            points.set(cell, 0, least + (column + 0.5) / columns * (most - least));
            points.set(cell, 1, most - (row + 0.5) / rows * (most - least));
        }
        DMatrixRMaj answers = answer.apply(points);
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = shade(answers.get(cell, answers.getNumCols() - 1));
        }
    }

    /** Marks a point; one outside of the square is left out. */
    public DecisionMap mark(double x, double y, char mark) {
        int column = (int) Math.floor((x - least) / (most - least) * columns);
        int row = (int) Math.floor((most - y) / (most - least) * rows);
        if (column >= 0 && column < columns && row >= 0 && row < rows) {
            cells[row * columns + column] = mark;
        }
        return this;
    }

    private static char shade(double answer) {
        int shade = (int) (answer * SHADES.length());
        return SHADES.charAt(Math.max(0, Math.min(shade, SHADES.length() - 1)));
    }

    /** The map in a frame, its second coordinate growing upwards. */
    @Override
    public String toString() {
        String edge = "+" + "-".repeat(columns) + "+\n";
        StringBuilder map = new StringBuilder(edge);
        for (int row = 0; row < rows; row++) {
            map.append('|').append(cells, row * columns, columns).append("|\n");
        }
        return map.append(edge).toString();
    }
}
