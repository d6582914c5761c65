package gradwright.processor.formula;

import gradwright.processor.ir.Axis;
import gradwright.processor.ir.ElementType;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Value;
import java.util.List;
import java.util.Optional;

/**
 * A formula, or a part of one, with its type.
 *
 * @param kind what its entries are
 * @param expr an entry; it may also vary along the axes of index variables
 * @param axes its shape in the formula's order; none for a number
 * @param classes the axis of weights, for classes
 */
public record Operand(Kind kind, Expr expr, List<Axis> axes, Optional<Axis> classes) {

    /** What entries are. */
    public enum Kind {
        REAL,
        /** 0 or 1: numbers without a derivative. */
        BOOL,
        /** Whole numbers that can select. */
        INDEX,
        /** Classes by their weights: an entry is a weight, along an axis that the shape does not show. */
        CLASS
    }

    public Operand {
        axes = List.copyOf(axes);
    }

    public Operand(Kind kind, Expr expr, List<Axis> axes) {
        this(kind, expr, axes, Optional.empty());
    }

    /** A value as it is stored. */
    public static Operand of(Value value) {
        return of(value, value.axes());
    }

    /** A value as a formula sees it. */
    public static Operand of(Value value, List<Axis> axes) {
        return new Operand(value.type() == ElementType.INTEGER ? Kind.INDEX : Kind.REAL, new Expr.Leaf(value), axes);
    }

    /** Classes over {@code axes}, each given by the weights of all, {@code weights}, along {@code classes}. */
    public static Operand classes(Expr weights, Axis classes, List<Axis> axes) {
        return new Operand(Kind.CLASS, weights, axes, Optional.of(classes));
    }

    /** One number. */
    public static Operand number(Expr expr) {
        return new Operand(Kind.REAL, expr, List.of());
    }

    boolean isNumber() {
        return axes.isEmpty();
    }

    boolean isMatrix() {
        return axes.size() == 2;
    }
}
