package gradwright.processor.formula;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Origin;
import gradwright.processor.ir.Value;
import gradwright.processor.ir.Values;
import gradwright.processor.op.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the names of a formula mean.
 *
 * @param names parameters, and whatever else the formula can speak of
 * @param dimensions the dimensions that it can name
 * @param ambient the axes that the whole formula is evaluated along, entry by entry, without seeing them
 * @param isByRows whether entries are taken by sums over rows, as the kernels of networks run, and not by windows
 * @param layer where its values belong
 * @param values where they are made
 */
public record FormulaScope(
        Map<String, Operand> names,
        Map<String, Dimension> dimensions,
        List<Axis> ambient,
        boolean isByRows,
        String layer,
        Values values) {

    public FormulaScope {
        names = new LinkedHashMap<>(names);
        dimensions = new LinkedHashMap<>(dimensions);
        ambient = List.copyOf(ambient);
    }

    /** The scope of a function: a source for each parameter. */
    public static FormulaScope of(FormulaSignature signature, String layer, Values values) {
        Map<String, Operand> names = new LinkedHashMap<>();
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        for (FormulaSignature.Parameter parameter : signature.parameters()) {
            Source source = new Source(kind(parameter), parameter.name());
            List<Axis> axes = axes(parameter.dimensions());
            Value value = values.of(source, axes, new Origin.Named(layer, parameter.name()));
            names.put(parameter.name(), Operand.of(value));
            parameter.dimensions().forEach(dimension -> dimensions.put(dimension.name(), dimension));
        }
        return new FormulaScope(names, dimensions, List.of(), false, layer, values);
    }

    /** The same scope with further names. */
    public FormulaScope with(Map<String, Operand> further) {
        Map<String, Operand> all = new LinkedHashMap<>(names);
        all.putAll(further);
        return new FormulaScope(all, dimensions, ambient, isByRows, layer, values);
    }

    private static Source.Kind kind(FormulaSignature.Parameter parameter) {
        return switch (parameter.kind()) {
            case INDEX, INDICES -> Source.Kind.LABELS;
            case NUMBER, MATRIX -> parameter.isConstant() ? Source.Kind.TARGETS : Source.Kind.PARAMETER;
        };
    }

    /** The axes of a shape: each dimension's first one, and the next one where a dimension occurs again. */
    public static List<Axis> axes(List<Dimension> dimensions) {
        List<Axis> axes = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            int occurrence = 0;
            while (axes.contains(dimension.axis(occurrence))) {
                occurrence++;
            }
            axes.add(dimension.axis(occurrence));
        }
        return List.copyOf(axes);
    }
}
