package gradwright.processor.formula;

import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.UnknownName;
import gradwright.processor.diag.problem.FormulaNameTaken;
import gradwright.processor.diag.problem.NoEquation;
import gradwright.processor.diag.problem.NumberOutOfRange;
import gradwright.processor.diag.problem.NumberOutOfRange.Reason;
import gradwright.processor.diag.problem.ReservedFormulaName;
import gradwright.processor.diag.problem.ShapesDiffer;
import gradwright.processor.diag.problem.TruthValueExpected;
import gradwright.processor.diag.problem.UnexpectedCharacter;
import gradwright.processor.diag.problem.UnknownFormulaName;
import gradwright.processor.diag.problem.UnusedBinding;
import gradwright.processor.diag.problem.UsedBeforeBinding;
import gradwright.processor.diag.problem.WrongOperandShape;
import gradwright.processor.ir.Algebra;
import gradwright.processor.ir.Axis;
import gradwright.processor.ir.Expr;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Rational;
import gradwright.processor.ir.Value;
import gradwright.processor.op.MapOperation;
import gradwright.processor.op.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives every node of a syntax tree its type and its meaning: scalar arithmetic stays one expression, whatever moves
 * numbers between entries becomes a value. A mistake ends the binding that it is in; the others are read on.
 */
final class Lowering {

    static final String PI = "pi";

    private static final Expr PI_VALUE = Algebra.constant(Rational.of("3.1415926535897932384626433832795028841972"));

    private final FormulaText formula;
    private final Diagnostics diagnostics;
    private final Place place;
    private final Tensors tensors;
    private final Map<String, Operand> names;
    private final Map<String, Operand> bindings = new LinkedHashMap<>();
    private final Map<String, Axis> indices = new HashMap<>();
    private final Set<String> later = new LinkedHashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Set<LoweredFormula.Selection> selections = new LinkedHashSet<>();

    Lowering(FormulaText formula, FormulaScope scope, Diagnostics diagnostics, Place place) {
        this.formula = formula;
        this.diagnostics = diagnostics;
        this.place = place;
        this.names = scope.names();
        this.tensors = new Tensors(scope);
    }

    Tensors tensors() {
        return tensors;
    }

    FormulaText formula() {
        return formula;
    }

    FormulaExcerpt excerpt(Syntax node) {
        return formula.excerpt(node.span());
    }

    String text(Syntax node) {
        return formula.at(node.span());
    }

    /** The whole formula; empty where anything was reported. */
    Optional<LoweredFormula> whole(Syntax.Whole whole) {
        return bound(whole, () -> lowered(numbers(whole.result())));
    }

    /** The whole equation; empty where anything was reported. */
    Optional<LoweredClaim> claim(Syntax.Whole whole) {
        return bound(whole, () -> claimed(whole.result()));
    }

    /** What {@code result} makes of the bindings, all of which it has to need. */
    private <T> Optional<T> bound(Syntax.Whole whole, Supplier<T> result) {
        whole.bindings().forEach(binding -> later.add(binding.name().name()));
        boolean isRight = true;
        for (Syntax.Binding binding : whole.bindings()) {
            isRight &= unlessRejected(() -> bind(binding)).isPresent();
            broken.add(binding.name().name());
            later.remove(binding.name().name());
        }
        Optional<T> found = unlessRejected(result);
        if (!isRight || found.isEmpty()) {
            return Optional.empty();
        }
        for (Syntax.Binding binding : whole.bindings()) {
            if (!used.contains(binding.name().name())) {
                diagnostics.report(new UnusedBinding(excerpt(binding.name())), place);
                isRight = false;
            }
        }
        return isRight ? found : Optional.empty();
    }

    /** An equation: two sides of one shape, or a number on one of them. */
    private LoweredClaim claimed(Syntax result) {
        if (!(result.bare() instanceof Syntax.Infix equation)
                || !equation.operator().equals("==")) {
            throw Rejected.of(new NoEquation(excerpt(result), lower(result).kind() == Operand.Kind.BOOL));
        }
        Operand left = numbers(equation.left());
        Operand right = numbers(equation.right());
        boolean areAlike = tensors.dimensions(left).equals(tensors.dimensions(right));
        if (!areAlike && !left.isNumber() && !right.isNumber()) {
            throw Rejected.of(new ShapesDiffer(
                    excerpt(equation),
                    text(equation.left()),
                    tensors.shape(left),
                    text(equation.right()),
                    tensors.shape(right),
                    tensors.dimensions(left).equals(tensors.dimensions(transposed(right)))));
        }
        Alignment.Pair pair = new Alignment(this).align(equation, left, right);
        return new LoweredClaim(
                tensors.map(pair.left(), pair.axes()),
                tensors.map(pair.right(), pair.axes()),
                excerpt(equation),
                text(equation.left()),
                text(equation.right()),
                tensors.dimensions(),
                List.copyOf(selections));
    }

    private <T> Optional<T> unlessRejected(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (Rejected rejected) {
            rejected.problem().ifPresent(problem -> diagnostics.report(problem, place));
            return Optional.empty();
        }
    }

    private LoweredFormula lowered(Operand operand) {
        Value result = tensors.value(operand);
        if (result.operation() instanceof Source) {
            // A source cannot stand for itself as a result: the caller's matrix is another one.
            result = tensors.of(new MapOperation(new Leaf(result)), result.axes());
        }
        Map<String, Value> named = new LinkedHashMap<>();
        bindings.forEach((name, binding) -> named.put(name, ((Leaf) binding.expr()).value()));
        return new LoweredFormula(result, tensors.dimensions(operand), named, List.copyOf(selections));
    }

    private Operand bind(Syntax.Binding binding) {
        String name = binding.name().name();
        checkNew(binding.name());
        Operand operand = binding.head().isEmpty()
                ? numbers(binding.body())
                : new IndexForm(this).head(binding.head(), binding.body());
        Value value = tensors.values().renamed(tensors.value(operand), tensors.named(name));
        Operand bound = new Operand(operand.kind(), new Leaf(value), operand.axes());
        bindings.put(name, bound);
        return bound;
    }

    /** The name can be given to something: nothing else has it. */
    void checkNew(Syntax.Name name) {
        FormulaExcerpt excerpt = excerpt(name);
        String written = name.name();
        int dot = written.indexOf('.');
        if (dot >= 0) {
            int start = name.span().start() + dot;
            throw Rejected.of(new UnexpectedCharacter(formula.excerpt(new Span(start, start + 1))));
        }
        if (FunctionTable.isFunction(written) || written.equals(PI)) {
            throw Rejected.of(new ReservedFormulaName(excerpt, written.equals(PI) ? "a number" : "a function"));
        }
        if (tensors.isDimension(written)) {
            throw Rejected.of(new ReservedFormulaName(excerpt, "a dimension"));
        }
        boolean isBound = bindings.containsKey(written) || broken.contains(written);
        if (isBound || names.containsKey(written) || indices.containsKey(written)) {
            String owner = isBound ? "a binding" : names.containsKey(written) ? "a parameter" : "an index variable";
            throw Rejected.of(new FormulaNameTaken(excerpt, owner));
        }
    }

    // ---- index variables

    void open(String index, Axis axis) {
        indices.put(index, axis);
        tensors.open(axis);
    }

    void close(String index) {
        Axis axis = indices.remove(index);
        if (axis != null) {
            tensors.close(axis);
        }
    }

    Optional<Axis> index(Syntax selector) {
        return selector.bare() instanceof Syntax.Name name
                ? Optional.ofNullable(indices.get(name.name()))
                : Optional.empty();
    }

    void check(String selected, String index, Axis along) {
        selections.add(new LoweredFormula.Selection(selected, index, along));
    }

    // ---- expressions

    /** An operand whose entries are numbers. */
    Operand numbers(Syntax node) {
        return numbers(node, lower(node));
    }

    Operand numbers(Syntax node, Operand operand) {
        if (operand.kind() == Operand.Kind.CLASS) {
            throw Rejected.of(new WrongOperandShape(
                    excerpt(node), "classes select, or are compared with an index", text(node), "a class"));
        }
        return new Operand(Operand.Kind.REAL, operand.expr(), operand.axes());
    }

    /** An operand that is one number. */
    Operand number(Syntax node, String what) {
        Operand operand = numbers(node);
        if (!operand.isNumber()) {
            throw Rejected.of(
                    new WrongOperandShape(excerpt(node), what + " is one number", text(node), tensors.shape(operand)));
        }
        return operand;
    }

    /** An operand whose entries are true or false. */
    Operand truth(Syntax node) {
        Operand operand = lower(node);
        if (operand.kind() != Operand.Kind.BOOL) {
            throw Rejected.of(new TruthValueExpected(excerpt(node)));
        }
        return operand;
    }

    Operand lower(Syntax node) {
        Operand operand =
                indices.isEmpty() || mentionsIndex(node) ? read(node) : tensors.apart(unindexed(node), List.of());
        if (operand.kind() == Operand.Kind.REAL && !DoubleRange.contains(operand.expr())) {
            throw Rejected.of(new NumberOutOfRange(excerpt(node), Reason.BEYOND_DOUBLE));
        }
        return operand;
    }

    /** The operand with the axes that it has outside of index form, where it mentions no index. */
    Operand unindexed(Syntax node) {
        return mentionsIndex(node) ? read(node) : tensors.unindexed(() -> read(node));
    }

    private boolean mentionsIndex(Syntax node) {
        boolean isIndex = node instanceof Syntax.Name name && indices.containsKey(name.name());
        boolean isOfIndex = node instanceof Syntax.Call call
                && indices.containsKey(call.function().name());
        return isIndex || isOfIndex || node.children().stream().anyMatch(this::mentionsIndex);
    }

    private Operand read(Syntax node) {
        if (node instanceof Syntax.Literal literal) {
            return Operand.number(Algebra.constant(literal.value()));
        }
        if (node instanceof Syntax.Name name) {
            return tensors.apart(named(name), List.of());
        }
        if (node instanceof Syntax.Prefix prefix) {
            return new Operators(this).prefix(prefix);
        }
        if (node instanceof Syntax.Infix infix) {
            return new Operators(this).infix(infix);
        }
        if (node instanceof Syntax.Transpose transpose) {
            return transposed(lower(transpose.operand()));
        }
        if (node instanceof Syntax.Selection selection) {
            return new Selecting(this).select(selection.operand(), selection.selectors(), selection);
        }
        if (node instanceof Syntax.Binder binder) {
            return new IndexForm(this).binder(binder);
        }
        Syntax.Call call = (Syntax.Call) node;
        return selects(call.function().name()) ? new Selecting(this).select(call) : FunctionTable.apply(this, call);
    }

    /** Swaps two dimensions; a vector has no orientation. */
    static Operand transposed(Operand operand) {
        return operand.isMatrix()
                ? new Operand(
                        operand.kind(),
                        operand.expr(),
                        List.of(operand.axes().get(1), operand.axes().get(0)))
                : operand;
    }

    /** What has the name of a function, as a layer can, is selected from by no other name than its own. */
    private boolean selects(String name) {
        return isValue(name) && !(names.containsKey(name) && FunctionTable.isFunction(name));
    }

    /** Whether the name stands for something that can be selected from. */
    boolean isValue(String name) {
        return names.containsKey(name)
                || bindings.containsKey(name)
                || broken.contains(name)
                || later.contains(name)
                || indices.containsKey(name);
    }

    /** What a name stands for, its shape not yet apart from hidden axes. */
    Operand named(Syntax.Name name) {
        String written = name.name();
        if (indices.containsKey(written)) {
            return new Operand(Operand.Kind.INDEX, new Expr.Index(indices.get(written)), List.of());
        }
        Operand bound = bindings.get(written);
        if (bound != null) {
            used.add(written);
            return bound;
        }
        if (later.contains(written)) {
            throw Rejected.of(new UsedBeforeBinding(excerpt(name)));
        }
        if (broken.contains(written)) {
            throw Rejected.again();
        }
        Operand parameter = names.get(written);
        if (parameter != null) {
            return parameter;
        }
        if (written.equals(PI)) {
            return Operand.number(PI_VALUE);
        }
        if (tensors.isDimension(written)) {
            return Operand.number(tensors.size(tensors.dimension(written)));
        }
        throw Rejected.of(new UnknownFormulaName(
                excerpt(name), new UnknownName(written, known()), FunctionTable.isFunction(written)));
    }

    private List<String> known() {
        Set<String> known = new LinkedHashSet<>(names.keySet());
        known.addAll(bindings.keySet());
        known.addAll(indices.keySet().stream().sorted().toList());
        known.addAll(tensors.dimensionNames());
        known.add(PI);
        return List.copyOf(known);
    }

    /** The binding or parameter that a derivative is by, as it is stored. */
    Optional<Operand> variable(Syntax.Name name) {
        boolean isKnown = names.containsKey(name.name()) || bindings.containsKey(name.name());
        return isKnown ? Optional.of(named(name)) : Optional.empty();
    }
}
