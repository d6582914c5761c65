package gradwright.processor.formula;

import gradwright.processor.check.Assignment;
import gradwright.processor.check.CheckReport;
import gradwright.processor.check.GradientChecker;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.Problem;
import gradwright.processor.formula.FormulaSignature.Kind;
import gradwright.processor.formula.FormulaSignature.Parameter;
import gradwright.processor.interpret.Point;
import gradwright.processor.ir.Sizes;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Parameters with numbers, for which formulas are lowered and interpreted. */
final class Evaluated {

    private final List<Parameter> parameters;
    private final Map<String, Integer> sizes;
    private final Map<String, double[]> numbers;

    private Evaluated(List<Parameter> parameters, Map<String, Integer> sizes, Map<String, double[]> numbers) {
        this.parameters = parameters;
        this.sizes = sizes;
        this.numbers = numbers;
    }

    static Evaluated nothing() {
        return new Evaluated(List.of(), Map.of(), Map.of());
    }

    Evaluated size(String dimension, int size) {
        Map<String, Integer> more = new HashMap<>(sizes);
        more.put(dimension, size);
        return new Evaluated(parameters, more, numbers);
    }

    Evaluated number(String name, double value) {
        return with(new Parameter(name, Kind.NUMBER, List.of(), false), value);
    }

    /** A vector or a matrix, row by row. */
    Evaluated matrix(String name, String dimensions, double... entries) {
        return with(new Parameter(name, Kind.MATRIX, dimensions(dimensions), false), entries);
    }

    Evaluated index(String name, int index) {
        return with(new Parameter(name, Kind.INDEX, List.of(), true), index);
    }

    Evaluated indices(String name, String dimension, double... indices) {
        return with(new Parameter(name, Kind.INDICES, dimensions(dimension), true), indices);
    }

    private static List<Dimension> dimensions(String written) {
        return Stream.of(written.split(",", -1)).map(Dimension::of).toList();
    }

    private Evaluated with(Parameter parameter, double... entries) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        Map<String, double[]> all = new HashMap<>(numbers);
        all.put(parameter.name(), entries);
        return new Evaluated(more, sizes, all);
    }

    /** The formula's values, and what is wrong with it. */
    record Lowered(Optional<LoweredFormula> formula, List<Problem> problems) {}

    Lowered lower(String formula) {
        Diagnostics diagnostics = new Diagnostics();
        FormulaScope scope = FormulaScope.of(new FormulaSignature(parameters), "f", new Values());
        Optional<LoweredFormula> lowered = new Formula(formula, Place.nowhere()).lower(scope, diagnostics);
        return new Lowered(lowered, diagnostics.problems());
    }

    LoweredFormula formula(String formula) {
        Lowered lowered = lower(formula);
        return lowered.formula()
                .orElseThrow(() -> new AssertionError(formula + ": "
                        + lowered.problems().stream().map(Problem::headline).toList()));
    }

    /** The entries of the result, row by row. */
    double[] entries(String formula) {
        return point().evaluate(formula(formula).result());
    }

    /** The one number that the formula gives. */
    double number(String formula) {
        double[] entries = entries(formula);
        if (!formula(formula).dimensions().isEmpty()) {
            throw new AssertionError(formula + " is no number: " + Arrays.toString(entries));
        }
        return entries[0];
    }

    /** The dimensions of the result, such as {@code N,M}. */
    String shape(String formula) {
        return String.join(
                ",", formula(formula).dimensions().stream().map(Dimension::name).toList());
    }

    /** The one problem that the formula has. */
    Problem problem(String formula) {
        Lowered lowered = lower(formula);
        if (lowered.problems().size() != 1) {
            throw new AssertionError(formula + ": "
                    + lowered.problems().stream().map(Problem::headline).toList());
        }
        return lowered.problems().get(0);
    }

    /** Compares gradients of a value, or of the sum of its entries, with differences. */
    CheckReport check(Value number, Map<Value, Value> gradients, RandomGenerator random) {
        return GradientChecker.check(number, gradients, new Assignment(new Sizes(sizes), numbers), random);
    }

    Point point() {
        Point point = Point.of(new Sizes(sizes));
        for (Map.Entry<String, double[]> entry : numbers.entrySet()) {
            point = point.with(entry.getKey(), entry.getValue());
        }
        return point;
    }
}
