package gradwright.processor.build;

import gradwright.processor.catalogue.ActivationCatalogue;
import gradwright.processor.catalogue.Loss;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.declare.AffineDeclaration;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.LayerDeclaration;
import gradwright.processor.declare.LossDeclaration;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.CrossEntropyWithoutSoftmax;
import gradwright.processor.diag.problem.SingleClass;
import gradwright.processor.diag.problem.SoftmaxTwice;
import gradwright.processor.diag.problem.UnpairedOutputs;
import java.util.Optional;

/** The last layer gives what the loss takes: of one over classes logits or probabilities, of two classes or more. */
final class OutputRule implements Rule {

    @Override
    public void check(Chain chain, Diagnostics diagnostics) {
        NetworkDeclaration network = chain.network();
        Optional<LossDeclaration> written = network.loss().filter(loss -> network.training());
        Optional<Loss> loss = written.flatMap(l -> chain.loss());
        if (loss.isEmpty() || network.layers().isEmpty()) {
            return;
        }
        LayerDeclaration last = network.layers().get(network.layers().size() - 1);
        Fact<Integer> width = outputs(network);
        if (!loss.get().isClassification()) {
            checkPairs(chain, loss.get(), last, width, diagnostics);
        } else if (width.value() == 1) {
            diagnostics.report(
                    new SingleClass(
                            chain.name(),
                            loss.get().name(),
                            last.name(),
                            loss.get().outputs() != Loss.Outputs.NUMBERS),
                    width.place());
        } else if (isKnown(last)) {
            checkSoftmax(chain.name(), last, written.get(), loss.get(), diagnostics);
        }
    }

    private static void checkPairs(
            Chain chain, Loss loss, LayerDeclaration last, Fact<Integer> width, Diagnostics diagnostics) {
        if (chain.outputs().isPresent() && chain.outputs().getAsInt() % loss.outputsPerTarget() != 0) {
            diagnostics.report(
                    new UnpairedOutputs(
                            chain.name(),
                            loss.name(),
                            last.name(),
                            chain.outputs().getAsInt()),
                    width.place());
        }
    }

    private static void checkSoftmax(
            String network, LayerDeclaration last, LossDeclaration written, Loss loss, Diagnostics diagnostics) {
        boolean isSoftmax = last.activation()
                .map(ActivationDeclaration::written)
                .filter(ActivationCatalogue.SOFTMAX::equals)
                .isPresent();
        if (loss.outputs() == Loss.Outputs.PROBABILITIES && !isSoftmax) {
            diagnostics.report(new CrossEntropyWithoutSoftmax(network, loss.name(), last.name()), written.chosen());
        } else if (loss.outputs() == Loss.Outputs.LOGITS && isSoftmax) {
            diagnostics.report(new SoftmaxTwice(network, loss.name(), last.name()), written.chosen());
        }
    }

    /** Whether it can be told what the layer ends in: it does something, and by a name that exists. */
    private static boolean isKnown(LayerDeclaration layer) {
        return layer.activation()
                .map(activation -> FormulaActivation.row(activation).isPresent())
                .orElse(layer.affine().isPresent());
    }

    /** Returns the width that was written last, which is the number of outputs unless a layer is bare. */
    private static Fact<Integer> outputs(NetworkDeclaration network) {
        return network.layers().stream()
                .flatMap(layer -> layer.affine().stream())
                .map(AffineDeclaration::width)
                .reduce((earlier, later) -> later)
                .orElse(network.inputs());
    }
}
