package gradwright.processor.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A chain of shapes as aligned rows, from the inputs to the layer where it breaks. */
public final class ShapeTable {

    private static final int MOST_ROWS = 8;

    private final int inputs;
    private final List<ShapeRow> chain;
    private final int nameWidth;
    private final int inWidth;
    private final int outWidth;
    private final int writtenWidth;

    private ShapeTable(int inputs, List<ShapeRow> chain) {
        this.inputs = inputs;
        this.chain = chain;
        nameWidth = widest("inputs", ShapeRow::layer);
        inWidth = widest("", row -> String.valueOf(row.in()));
        outWidth = widest("", row -> String.valueOf(row.out()));
        writtenWidth = widest("", row -> row.place().written());
    }

    /** Returns the rows of {@code chain}, whose last layer is the broken one; the middle of a long one is left out. */
    public static List<String> upToBroken(int inputs, List<ShapeRow> chain) {
        int shown = chain.size() < MOST_ROWS ? chain.size() : MOST_ROWS - 2;
        List<ShapeRow> end = chain.subList(chain.size() - shown, chain.size());
        return new ShapeTable(inputs, end).rows(chain.size() - shown);
    }

    private List<String> rows(int leftOut) {
        List<String> rows = new ArrayList<>();
        rows.add(left("inputs", nameWidth) + " ".repeat(2 + inWidth + 4) + "N x " + inputs);
        if (leftOut > 0) {
            rows.add("... and " + leftOut + " more");
        }
        for (ShapeRow row : chain) {
            rows.add(row(row).stripTrailing());
        }
        rows.set(
                rows.size() - 1,
                left(rows.get(rows.size() - 1), row(chain.get(0)).length()) + "   <- here");
        return rows;
    }

    private String row(ShapeRow row) {
        String in = String.valueOf(row.in());
        return left(row.layer(), nameWidth) + "  " + " ".repeat(inWidth - in.length()) + in + " -> "
                + left(String.valueOf(row.out()), outWidth) + "   "
                + left(row.place().written(), writtenWidth);
    }

    private int widest(String least, Function<ShapeRow, String> column) {
        return chain.stream().mapToInt(row -> column.apply(row).length()).reduce(least.length(), Math::max);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
