package gradwright.processor.mutation;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import gradwright.processor.mutation.Mutation.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds every place in a source file where a sign, an axis, a comparison or an order of operands can be turned. */
final class MutationFinder extends TreePathScanner<Void, Void> {

    private static final String IR = "gradwright.processor.ir.";

    private static final Map<Tree.Kind, List<String>> COMPARISONS = Map.of(
            Tree.Kind.LESS_THAN, List.of("<=", ">"),
            Tree.Kind.LESS_THAN_EQUAL, List.of("<", ">="),
            Tree.Kind.GREATER_THAN, List.of(">=", "<"),
            Tree.Kind.GREATER_THAN_EQUAL, List.of(">", "<="),
            Tree.Kind.EQUAL_TO, List.of("!="),
            Tree.Kind.NOT_EQUAL_TO, List.of("=="));

    private static final Map<String, String> PRIMITIVES = Map.of(
            "GREATER", "AT_LEAST",
            "AT_LEAST", "GREATER",
            "EQUAL", "UNEQUAL",
            "UNEQUAL", "EQUAL",
            "MAX", "MIN",
            "MIN", "MAX");

    /** Methods with an opposite of the same parameters. */
    private static final Map<String, String> OPPOSITES =
            Map.of("plus", "minus", "minus", "plus", "max", "min", "min", "max");

    /** Methods and constructors that do not care about the order of their arguments. */
    private static final Set<String> COMMUTATIVE = Set.of(
            "sum",
            "multiply",
            "product",
            "plus",
            "times",
            "max",
            "min",
            "equal",
            "equals",
            "Contract",
            "multiplyHigh",
            "sameSum",
            "unsignedMultiplyHigh");

    /** Primitives that do not either. */
    private static final Set<String> SYMMETRIC = Set.of("EQUAL", "UNEQUAL", "MAX", "MIN");

    /** How a value and its cotangent, which lie over the same axes, are called in rules. */
    private static final Set<String> OF_THE_SAME_AXES = Set.of("result", "cotangent", "g");

    /** So many other names stand in for an axis. */
    private static final int OTHER_AXES = 2;

    private final String file;
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final Types types;
    private final CharSequence source;
    private final Map<Tree, Site> found = new LinkedHashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private boolean isCode;

    private MutationFinder(String file, CompilationUnitTree unit, CharSequence source, JavacTask task) {
        this.file = file;
        this.unit = unit;
        this.trees = Trees.instance(task);
        this.types = task.getTypes();
        this.source = source;
    }

    /** The sites of a file that has been attributed, in no particular order. */
    static List<Site> find(String file, CompilationUnitTree unit, JavacTask task) throws IOException {
        MutationFinder finder =
                new MutationFinder(file, unit, unit.getSourceFile().getCharContent(true), task);
        finder.scan(unit, null);
        return List.copyOf(finder.found.values());
    }

    // What runs while a class is initialised runs once for all mutants.

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        return inCode(true, () -> super.visitMethod(method, null));
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
        return inCode(true, () -> super.visitLambdaExpression(lambda, null));
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
        return inCode(false, () -> super.visitClass(type, null));
    }

    private Void inCode(boolean inside, Runnable scan) {
        boolean outside = isCode;
        isCode = inside;
        scan.run();
        isCode = outside;
        return null;
    }

    // What is only said is no rule.

    @Override
    public Void visitThrow(ThrowTree thrown, Void none) {
        return null;
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void none) {
        return null;
    }

    @Override
    public Void visitCase(CaseTree label, Void none) {
        scan(label.getStatements(), null);
        return scan(label.getBody(), null);
    }

    @Override
    public Void visitBinary(BinaryTree binary, Void none) {
        String left = text(binary.getLeftOperand());
        String right = text(binary.getRightOperand());
        boolean isNumber = isNumber(binary.getLeftOperand()) && isNumber(binary.getRightOperand());
        switch (binary.getKind()) {
            case PLUS -> {
                if (isNumber) {
                    turn(binary, Kind.SIGN, left + " - " + right);
                }
            }
            case MINUS -> {
                turn(binary, Kind.SIGN, left + " + " + right);
                turn(binary, Kind.ORDER, operand(binary.getRightOperand()) + " - " + operand(binary.getLeftOperand()));
            }
            case DIVIDE ->
                turn(binary, Kind.ORDER, operand(binary.getRightOperand()) + " / " + operand(binary.getLeftOperand()));
            case REMAINDER ->
                turn(binary, Kind.ORDER, operand(binary.getRightOperand()) + " % " + operand(binary.getLeftOperand()));
            default -> {
                for (String other : COMPARISONS.getOrDefault(binary.getKind(), List.of())) {
                    turn(binary, Kind.COMPARISON, left + " " + other + " " + right);
                }
            }
        }
        return super.visitBinary(binary, null);
    }

    @Override
    public Void visitUnary(UnaryTree unary, Void none) {
        if (unary.getKind() == Tree.Kind.UNARY_MINUS) {
            turn(unary, Kind.SIGN, text(unary.getExpression()));
        } else if (unary.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            turn(unary, Kind.COMPARISON, text(unary.getExpression()));
        }
        return super.visitUnary(unary, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree assignment, Void none) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        boolean isStatement = parent instanceof ExpressionStatementTree
                && getCurrentPath().getParentPath().getParentPath().getLeaf() instanceof BlockTree;
        if (isStatement && isNumber(assignment.getVariable())) {
            String variable = text(assignment.getVariable());
            String value = text(assignment.getExpression());
            if (assignment.getKind() == Tree.Kind.PLUS_ASSIGNMENT) {
                turn(assignment, Kind.SIGN, variable + " -= " + value);
            } else if (assignment.getKind() == Tree.Kind.MINUS_ASSIGNMENT) {
                turn(assignment, Kind.SIGN, variable + " += " + value);
            }
        }
        return super.visitCompoundAssignment(assignment, null);
    }

    @Override
    public Void visitInstanceOf(InstanceOfTree test, Void none) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        if (test.getPattern() == null && !(parent instanceof ParenthesizedTree)) {
            turn(test, Kind.COMPARISON, "!(" + text(test) + ")");
        }
        return super.visitInstanceOf(test, null);
    }

    @Override
    public Void visitIdentifier(IdentifierTree identifier, Void none) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        boolean isArgument = (parent instanceof MethodInvocationTree call
                        && call.getArguments().contains(identifier))
                || (parent instanceof NewClassTree made && made.getArguments().contains(identifier));
        String type = String.valueOf(type(identifier));
        if (isArgument && (type.equals(IR + "Axis") || type.equals("java.util.List<" + IR + "Axis>"))) {
            for (String other : others(identifier)) {
                turn(identifier, Kind.AXIS, other);
            }
        }
        return null;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
        if (!COMMUTATIVE.contains(made.getIdentifier().toString())) {
            turnArguments(made, made.getArguments(), 0);
        }
        return super.visitNewClass(made, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        String name = name(call);
        List<? extends ExpressionTree> arguments = call.getArguments();
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        boolean isAlgebra = isAlgebra(getCurrentPath());
        if (isBoolean(call) && !isNegated(parent) && isRead(parent, name)) {
            turn(call, Kind.COMPARISON, "!" + text(call));
        }
        if (isAlgebra && name.equals("subtract")) {
            turn(call, Kind.SIGN, IR + "Algebra.sum(java.util.List.of(" + list(arguments) + "))");
        }
        if (isAlgebra && name.equals("negate")) {
            turn(call, Kind.SIGN, text(arguments.get(0)));
        } else if (isOuterFormula(call)) {
            turn(call, Kind.SIGN, negated(text(call)));
        } else if (name.equals("negate")
                && arguments.isEmpty()
                && call.getMethodSelect() instanceof MemberSelectTree of) {
            turn(call, Kind.SIGN, text(of.getExpression()));
        }
        if (isAlgebra && name.equals("apply")) {
            ExpressionTree primitive = arguments.get(0);
            String row = text(primitive).replaceFirst("^Primitive\\.", "");
            if (PRIMITIVES.containsKey(row)) {
                turn(primitive, Kind.COMPARISON, IR + "Primitive." + PRIMITIVES.get(row));
            }
            // A chooser is only asked whether it is 0.
            int signed = row.equals("WHERE") ? 2 : 1;
            arguments.stream().skip(signed).filter(this::isExpr).forEach(this::turnSign);
            if (!SYMMETRIC.contains(row)) {
                turnArguments(call, arguments, 1);
            }
        } else if (!COMMUTATIVE.contains(name)) {
            turnArguments(call, arguments, name.equals("fma") ? 1 : 0);
        }
        if (isAlgebra && name.equals("sum") && arguments.get(0) instanceof MethodInvocationTree list) {
            if (name(list).equals("of")) {
                list.getArguments().forEach(this::turnSign);
            }
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            String receiver = text(select.getExpression());
            String rest = source.subSequence(end(select), end(call)).toString();
            if (hasOpposite(call)) {
                Kind kind = name.equals("max") || name.equals("min") ? Kind.COMPARISON : Kind.SIGN;
                turn(call, kind, receiver + "." + OPPOSITES.get(name) + rest);
            }
            if (isArithmetic(call) && (name.equals("plus") || name.equals("fma"))) {
                ExpressionTree last = arguments.get(arguments.size() - 1);
                String minus = receiver + ".times(" + receiver + ".number(-1.0), " + text(last) + ")";
                turn(call, Kind.SIGN, source.subSequence(start(call), start(last)) + minus + ")");
            }
            if (name.equals("get") && arguments.size() == 1 && arguments.get(0) instanceof LiteralTree literal) {
                if (literal.getValue() instanceof Integer place) {
                    turn(call, Kind.ORDER, receiver + ".get(" + (place == 0 ? 1 : place - 1) + ")");
                }
            }
            if (name.equals("axes") && arguments.isEmpty() && select.getExpression() instanceof IdentifierTree of) {
                boolean isResult = OF_THE_SAME_AXES.contains(of.getName().toString());
                for (String other : others(of)) {
                    if (!isResult || !OF_THE_SAME_AXES.contains(other)) {
                        turn(call, Kind.AXIS, other + ".axes()");
                    }
                }
            }
        }
        return super.visitMethodInvocation(call, null);
    }

    /** An argument changes places with the next one where both are of one type. */
    private void turnArguments(ExpressionTree call, List<? extends ExpressionTree> arguments, int from) {
        if (!(trees.getElement(path(call)) instanceof ExecutableElement method) || isSummands(call)) {
            return;
        }
        for (int i = from; i + 1 < arguments.size(); i++) {
            ExpressionTree first = arguments.get(i);
            ExpressionTree second = arguments.get(i + 1);
            boolean fit = !(first instanceof MemberReferenceTree)
                    && types.isSameType(parameter(method, i), parameter(method, i + 1))
                    && (types.isSameType(type(first), type(second)) || (isExpr(first) && isExpr(second)));
            if (fit && !text(first).equals(text(second))) {
                String wrong = source.subSequence(start(call), start(first))
                        + text(second)
                        + source.subSequence(end(first), start(second))
                        + text(first)
                        + source.subSequence(end(second), end(call));
                turn(call, Kind.ORDER, wrong);
            }
        }
    }

    private TypeMirror parameter(ExecutableElement method, int place) {
        List<? extends VariableElement> parameters = method.getParameters();
        int last = parameters.size() - 1;
        TypeMirror type = parameters.get(Math.min(place, last)).asType();
        boolean isRest = method.isVarArgs() && place >= last;
        return types.erasure(isRest ? ((ArrayType) type).getComponentType() : type);
    }

    /** Whether a call lists what is summed up. */
    private boolean isSummands(ExpressionTree call) {
        TreePath parent = path(call).getParentPath();
        return parent.getLeaf() instanceof MethodInvocationTree sum
                && isAlgebra(parent)
                && COMMUTATIVE.contains(name(sum));
    }

    private void turnSign(ExpressionTree expression) {
        if (!text(expression).endsWith("ZERO")) {
            turn(expression, Kind.SIGN, negated(text(expression)));
        }
    }

    private static String negated(String expression) {
        return IR + "Algebra.negate(" + expression + ")";
    }

    /** Whether a call gives a whole formula, and not a part of one that is built around it. */
    private boolean isOuterFormula(MethodInvocationTree call) {
        TreePath parent = path(call).getParentPath();
        boolean isPart = isAlgebra(parent) || isSummands(call) || (isAlgebra(parent.getParentPath()) && isList(parent));
        boolean isLooked = parent.getLeaf() instanceof MemberSelectTree || parent.getLeaf() instanceof InstanceOfTree;
        return String.valueOf(type(call)).equals(IR + "Expr")
                && !isPart
                && !isLooked
                && !(parent.getLeaf() instanceof ExpressionStatementTree);
    }

    private static boolean isList(TreePath path) {
        return path.getLeaf() instanceof MethodInvocationTree list && name(list).equals("of");
    }

    private boolean isAlgebra(TreePath path) {
        return path.getLeaf() instanceof MethodInvocationTree
                && trees.getElement(path) instanceof ExecutableElement method
                && method.getEnclosingElement().toString().equals(IR + "Algebra");
    }

    private boolean hasOpposite(MethodInvocationTree call) {
        String opposite = OPPOSITES.get(name(call));
        return opposite != null
                && trees.getElement(path(call)).getEnclosingElement().getEnclosedElements().stream()
                        .anyMatch(member -> member.getSimpleName().contentEquals(opposite));
    }

    private boolean isArithmetic(MethodInvocationTree call) {
        return trees.getElement(path(call)).getEnclosingElement().toString().equals(IR + "Arithmetic");
    }

    private boolean isExpr(Tree tree) {
        String type = String.valueOf(type(tree));
        return type.startsWith(IR + "Expr");
    }

    private boolean isNumber(Tree tree) {
        TypeMirror type = type(tree);
        return type != null && type.getKind().isPrimitive() && type.getKind() != TypeKind.BOOLEAN;
    }

    private boolean isBoolean(Tree tree) {
        TypeMirror type = type(tree);
        return type != null && type.getKind() == TypeKind.BOOLEAN;
    }

    private static boolean isNegated(Tree parent) {
        return parent.getKind() == Tree.Kind.LOGICAL_COMPLEMENT;
    }

    /** Whether somebody looks at what a method says besides doing something. */
    private static boolean isRead(Tree parent, String method) {
        return !(parent instanceof ExpressionStatementTree)
                && !(parent instanceof LambdaExpressionTree
                        && Set.of("add", "addAll", "remove").contains(method));
    }

    /** Other names of the same type that can stand where one does. */
    private List<String> others(IdentifierTree identifier) {
        TypeMirror type = type(identifier);
        Set<String> unfinished = new HashSet<>();
        for (Tree tree : getCurrentPath()) {
            if (tree instanceof VariableTree variable) {
                unfinished.add(variable.getName().toString());
            }
        }
        List<String> names = new ArrayList<>();
        for (Scope scope = trees.getScope(getCurrentPath());
                scope != null && scope.getEnclosingClass() != null;
                scope = scope.getEnclosingScope()) {
            for (Element element : scope.getLocalElements()) {
                if (element instanceof VariableElement variable
                        && !unfinished.contains(variable.getSimpleName().toString())
                        && types.isSameType(variable.asType(), type)
                        && !variable.getSimpleName().contentEquals(identifier.getName())
                        && !names.contains(variable.getSimpleName().toString())) {
                    names.add(variable.getSimpleName().toString());
                }
            }
        }
        return names.subList(0, Math.min(OTHER_AXES, names.size()));
    }

    private Site.Form form(Tree tree) {
        if (tree instanceof ExpressionStatementTree) {
            return Site.Form.STATEMENT;
        }
        boolean isVoid = tree instanceof MethodInvocationTree && type(tree).getKind() == TypeKind.VOID;
        return isVoid ? Site.Form.BODY : Site.Form.EXPRESSION;
    }

    private static String name(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : call.getMethodSelect().toString();
    }

    /** The path to the current tree, to one around it or to one in it. */
    private TreePath path(Tree tree) {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() == tree) {
                return path;
            }
        }
        return TreePath.getPath(getCurrentPath(), tree);
    }

    private TypeMirror type(Tree tree) {
        return trees.getTypeMirror(path(tree));
    }

    private int start(Tree tree) {
        return (int) trees.getSourcePositions().getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) trees.getSourcePositions().getEndPosition(unit, tree);
    }

    private String text(Tree tree) {
        return source.subSequence(start(tree), end(tree)).toString();
    }

    private String operand(Tree tree) {
        return tree instanceof BinaryTree ? "(" + text(tree) + ")" : text(tree);
    }

    private String list(List<? extends ExpressionTree> expressions) {
        return String.join(", ", expressions.stream().map(this::text).toList());
    }

    private void turn(Tree tree, Kind kind, String wrong) {
        if (!isCode || bindsNames(tree)) {
            return;
        }
        Tree parent = path(tree).getParentPath().getLeaf();
        if (parent instanceof ExpressionStatementTree) {
            turn(parent, kind, wrong + ";");
            return;
        }
        String place = place();
        int occurrence = occurrences.merge(place + "\n" + text(tree) + "\n" + wrong, 1, Integer::sum);
        int line = (int) unit.getLineMap().getLineNumber(start(tree));
        found.computeIfAbsent(tree, key -> new Site(start(tree), end(tree), form(tree), new ArrayList<>()))
                .mutations()
                .add(new Mutation(file, place, kind, text(tree), wrong, occurrence, line));
    }

    /** Whether names that a pattern binds may be read elsewhere. */
    private static boolean bindsNames(Tree tree) {
        boolean[] binds = {false};
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitBindingPattern(BindingPatternTree pattern, Void none) {
                binds[0] = true;
                return null;
            }
        }.scan(tree, null);
        return binds[0];
    }

    /** The members that the current tree stands in, but for the class that the file is named after. */
    private String place() {
        List<String> names = new ArrayList<>();
        for (TreePath path = getCurrentPath(); path.getParentPath() != null; path = path.getParentPath()) {
            Tree tree = path.getLeaf();
            boolean isMember = path.getParentPath().getLeaf() instanceof ClassTree;
            if (tree instanceof MethodTree method) {
                names.add(0, method.getName().toString());
            } else if (tree instanceof VariableTree variable && isMember) {
                names.add(0, variable.getName().toString());
            } else if (tree instanceof ClassTree type && isMember) {
                names.add(0, type.getSimpleName().toString());
            }
        }
        return String.join(".", names).replace("<init>", "new");
    }
}
