package gradwright.processor.build;

import gradwright.processor.catalogue.Activation;
import gradwright.processor.declare.ActivationDeclaration;
import gradwright.processor.interpret.DoubleArithmetic;
import gradwright.processor.interpret.Interpreter;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What activations make of numbers of every size, tried: enough for a lint, which need not be a proof. */
final class ActivationTrial {

    private static final String VARIABLE = "x";
    private static final int UNITS = 3;
    private static final double[] SIZES = {0, 1e-4, 0.01, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4.5, 6, 10, 30, 100, 400};

    private final Values values = new Values();
    private final Axis units = Axis.of("unit", UNITS);
    private final Origin origin = new Origin.Intermediate("");
    private final double[] inputs = inputs();

    /** Both signs of every size, each beside sizes near it and far from it. */
    private static double[] inputs() {
        return IntStream.range(0, 2 * SIZES.length)
                .flatMap(i -> IntStream.of(i, 5 * i + 3, 9 * i + 7))
                .mapToDouble(i -> SIZES[i % SIZES.length] * (i / SIZES.length % 2 == 0 ? 1 : -1))
                .toArray();
    }

    /** The outputs of activations one after the other; those that are no numbers are left out. */
    static double[] outputs(ActivationDeclaration... activations) {
        return Arrays.stream(new ActivationTrial().all(activations))
                .filter(y -> !Double.isNaN(y))
                .toArray();
    }

    /** Whether the second activation leaves everything as it is that comes from the first. */
    static boolean changesNothing(ActivationDeclaration first, ActivationDeclaration second) {
        double[] before = new ActivationTrial().all(first);
        double[] after = new ActivationTrial().all(first, second);
        return IntStream.range(0, before.length)
                .allMatch(i -> Double.isNaN(before[i])
                        || before[i] == after[i]
                        || Math.abs(before[i] - after[i]) <= 1e-12 * Math.abs(before[i]));
    }

    private double[] all(ActivationDeclaration... activations) {
        Value value = values.of(new Source(Source.Kind.INPUT, VARIABLE), List.of(Axis.batch(), units), origin);
        for (ActivationDeclaration declared : activations) {
            Activation row = FormulaActivation.row(declared).orElseThrow();
            value = row.definition()
                    .of(value, units, GraphBuilder.written(row.parameters(), declared.parameters()), origin, values);
        }
        return new Interpreter<>(new DoubleArithmetic(), inputs.length / UNITS)
                .with(VARIABLE, inputs)
                .doubles(value);
    }
}
