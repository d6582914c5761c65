package gradwright.runtime.generated;

import java.util.ArrayList;
import java.util.List;

/** The table that a network prints of itself. */
final class SummaryTable {

    private static final int PARAMETERS = 3;

    private final List<List<String>> rows = new ArrayList<>();

    private SummaryTable() {}

    static String of(Layout layout) {
        SummaryTable table = new SummaryTable();
        table.row("layer", "shape", "operation", "parameters", layout.loss().isPresent() ? "kept for backward" : "");
        table.row("input", layout.shape("N", layout.inputs()), "", "", "");
        long kept = 0;
        for (LayerLayout layer : layout.layers()) {
            String shape = layer.inputs() + " -> " + layer.width();
            table.row(layer.name(), shape, layer.operation(), count(layout, layer), perSample(layout, layer.kept()));
            kept += layer.kept();
        }
        layout.loss().ifPresent(loss -> table.row("loss", "", loss, "", ""));
        table.row("total", "", "", Long.toString(total(layout.parameters())), perSample(layout, kept));
        return layout.network() + "\n" + table;
    }

    private static String count(Layout layout, LayerLayout layer) {
        List<ParameterLayout> own = layout.parameters().stream()
                .filter(parameter -> parameter.layer().equals(layer.name()))
                .toList();
        return own.isEmpty() ? "" : Long.toString(total(own));
    }

    private static long total(List<ParameterLayout> parameters) {
        return parameters.stream().mapToLong(ParameterLayout::length).sum();
    }

    private static String perSample(Layout layout, long kept) {
        return kept == 0 ? "" : layout.shape("N", kept);
    }

    private void row(String layer, String shape, String operation, String parameters, String kept) {
        rows.add(List.of(layer, shape, operation, parameters, kept));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String padding = " ".repeat(width(column) - cell.length());
                line.append("  ").append(column == PARAMETERS ? padding + cell : cell + padding);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
