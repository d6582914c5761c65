package gradwright.processor.emit;

import gradwright.processor.build.Outline;
import gradwright.processor.plan.BufferPlan;
import java.util.ArrayList;
import java.util.List;

/** The summary of a network as a table: layers, shapes, operations, parameters, and what is kept for backward. */
final class OutlineTable {

    private final Outline outline;
    private final BufferPlan plan;

    OutlineTable(Outline outline, BufferPlan plan) {
        this.outline = outline;
        this.plan = plan;
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layer", "shape", "operation", "parameters", "kept for backward"));
        rows.add(List.of("input", outline.samples().shape("N", outline.inputs()), "", "", ""));
        long total = 0;
        for (Outline.Layer layer : outline.layers()) {
            long count = layer.parameters().stream()
                    .mapToLong(Outline.Parameter::size)
                    .sum();
            total += count;
            int kept = plan.keptBy(layer.name(), layer.width(), layer.affine().isPresent());
            rows.add(List.of(
                    layer.name(),
                    layer.in() + " -> " + layer.width(),
                    layer.formula(),
                    count == 0 ? "" : Long.toString(count),
                    kept == 0 ? "" : outline.samples().shape("N", kept)));
        }
        rows.add(List.of(
                outline.loss().isPresent() ? "loss" : "total",
                "",
                outline.loss().orElse(""),
                Long.toString(total),
                ""));
        return format(rows);
    }

    private static String format(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append("  ").append(i == 3 ? pad + row.get(i) : row.get(i) + pad);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
