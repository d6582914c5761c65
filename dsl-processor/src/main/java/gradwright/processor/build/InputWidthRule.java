package gradwright.processor.build;

import gradwright.processor.declare.AffineDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.ShapeRow;
import gradwright.processor.diag.problem.WrongInputWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An input width that is written is the width that reaches the layer. */
final class InputWidthRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        List<ShapeRow> rows = new ArrayList<>();
        for (Chain.Step step : chain.steps()) {
            if (step.in().isEmpty()) {
                return;
            }
            LayerDeclaration layer = step.layer();
            int reaching = step.in().getAsInt();
            int out = layer.affine().map(affine -> affine.width().value()).orElse(reaching);
            Optional<Fact<Integer>> in = layer.affine().flatMap(AffineDeclaration::in);
            rows.add(new ShapeRow(layer.name(), in.map(Fact::value).orElse(reaching), out, layer.place()));
            if (in.isPresent() && in.get().value() != reaching) {
                int inputs = chain.network().inputs().value();
                diagnostics.report(
                        new WrongInputWidth(chain.name(), inputs, rows),
                        in.get().place());
            }
        }
    }
}
