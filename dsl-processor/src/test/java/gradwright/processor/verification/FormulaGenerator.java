package gradwright.processor.verification;

import gradwright.processor.verification.FunctionCase.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * Formulas at random that keep every rule of typing, each written twice: in the language and in NumPy. They are made of
 * all productions of the grammar, over square and other matrices, vectors, numbers and indices.
 */
final class FormulaGenerator {

    private static final int COMPARISON = 3;
    private static final int ADDITION = 4;
    private static final int PRODUCT = 5;
    private static final int SIGN = 6;
    private static final int ATOM = 8;

    /** Smooth functions, and ones with kinks, as the language and as NumPy write them. */
    private static final List<String[]> FUNCTIONS = List.of(
            new String[] {"tanh(%s)", "np.tanh(%s)"},
            new String[] {"sigmoid(%s)", "(1 / (1 + np.exp(-%s)))"},
            new String[] {"softplus(%s)", "np.logaddexp(0, %s)"},
            new String[] {"sin(%s)", "np.sin(%s)"},
            new String[] {"cos(%s)", "np.cos(%s)"},
            new String[] {"erf(%s)", "erf(%s)"},
            new String[] {"exp(sin(%s))", "np.exp(np.sin(%s))"},
            new String[] {"log(1 + square(%s))", "np.log(1 + (%s) ** 2)"},
            new String[] {"sqrt(1 + square(%s))", "np.sqrt(1 + (%s) ** 2)"},
            new String[] {"logcosh(%s)", "logcosh(%s)"},
            new String[] {"abs(%s)", "np.abs(%s)"},
            new String[] {"relu(%s)", "np.maximum(%s, 0)"},
            new String[] {"leakyrelu(%s, 0.25)", "leakyrelu(%s, 0.25)"});

    private static final List<String[]> REDUCTIONS = List.of(
            new String[] {"sum", "np.sum(%s%s)"},
            new String[] {"mean", "np.mean(%s%s)"},
            new String[] {"prod", "np.prod(%s%s)"},
            new String[] {"max", "np.max(%s%s)"},
            new String[] {"min", "np.min(%s%s)"},
            new String[] {"logsumexp", "np.log(np.sum(np.exp(%s)%s))"},
            new String[] {"norm", "np.sqrt(np.sum((%s) ** 2%s))"});

    /** A part of a formula; {@code numpy} is empty where NumPy has no such thing, as for derivatives. */
    private record Piece(String text, String numpy, List<String> shape, int binds) {

        boolean isInNumpy() {
            return !numpy.isEmpty();
        }

        String text(int outer) {
            return binds < outer ? "(" + text + ")" : text;
        }

        /** As an array that broadcasts over {@code wide}. */
        String numpy(List<String> wide) {
            if (shape.size() != 1 || wide.size() != 2) {
                return numpy;
            }
            return "(" + numpy + ")" + (shape.get(0).equals(wide.get(0)) ? "[:, None]" : "[None, :]");
        }
    }

    /** A formula with what it is over. */
    record Generated(FunctionCase function, List<String> numpy) {

        boolean isInNumpy() {
            return !numpy.isEmpty();
        }
    }

    private final SplittableRandom random;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> bindings = new ArrayList<>();
    private final List<String> assignments = new ArrayList<>();
    private final List<Piece> bound = new ArrayList<>();
    private boolean isInNumpy = true;
    private int names;

    private FormulaGenerator(SplittableRandom random) {
        this.random = random;
    }

    /** The formula with that number, the same every time. */
    static Generated generate(int number) {
        FormulaGenerator generator = new FormulaGenerator(new SplittableRandom(1_000 + number));
        List<String> shape = generator.pick(List.of(
                List.<String>of(),
                List.<String>of(),
                List.of("N"),
                List.of("M"),
                List.of("N", "M"),
                List.of("M", "K"),
                List.of("N", "N")));
        Piece result = generator.of(shape, 4);
        if (generator.used.stream().noneMatch(name -> generator.parameter(name).isDifferentiable())) {
            result = generator.infix("+", "+", ADDITION, PRODUCT, result, generator.parameterPiece("s", List.of()));
        }
        String formula = Stream.concat(generator.bindings.stream(), Stream.of(result.text()))
                .collect(Collectors.joining("; "));
        List<Parameter> parameters =
                generator.used.stream().map(generator::parameter).toList();
        String name = "random" + number;
        List<String> numpy = new ArrayList<>(generator.assignments);
        numpy.add(result.numpy());
        FunctionCase function = shape.isEmpty()
                ? FunctionCase.number(name, formula, parameters.toArray(Parameter[]::new))
                : FunctionCase.matrix(name, formula, String.join(",", shape), parameters.toArray(Parameter[]::new));
        return new Generated(function, generator.isInNumpy && result.isInNumpy() ? numpy : List.of());
    }

    /** An argument as NumPy has it; a vector has one axis there. */
    static String inNumpy(Parameter parameter, Object argument) {
        if (argument instanceof int[] indices) {
            return "np.array(" + Arrays.toString(indices) + ")";
        }
        if (!(argument instanceof DMatrixRMaj matrix)) {
            return argument.toString();
        }
        String array = "np.array(" + Arrays.toString(Arrays.copyOf(matrix.data, matrix.getNumElements())) + ")";
        return parameter.dimensions().contains(",")
                ? array + ".reshape(" + matrix.numRows + ", " + matrix.numCols + ")"
                : array;
    }

    private Parameter parameter(String name) {
        return switch (name) {
            case "s" -> Parameter.number("s");
            case "u" -> Parameter.matrix("u", "N", 3, 1);
            case "v" -> Parameter.matrix("v", "M", 1, 2);
            case "X" -> Parameter.matrix("X", "N,M", 3, 2);
            case "W" -> Parameter.matrix("W", "M,K", 2, 4);
            case "A" -> Parameter.matrix("A", "N,N", 3, 3);
            case "C" -> Parameter.constant("C", "N,M", 3, 2);
            case "c" -> Parameter.index("c", 3);
            case "t" -> Parameter.indices("t", "N", 3, 2);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Piece atom(String text, String numpy, List<String> shape) {
        return new Piece(text, numpy, shape, ATOM);
    }

    private Piece parameterPiece(String name, List<String> shape) {
        used.add(name);
        return atom(name, name, shape);
    }

    private Piece use(String name) {
        return switch (name) {
            case "s" -> parameterPiece("s", List.of());
            case "u" -> parameterPiece("u", List.of("N"));
            case "v" -> parameterPiece("v", List.of("M"));
            case "X" -> parameterPiece("X", List.of("N", "M"));
            case "C" -> parameterPiece("C", List.of("N", "M"));
            case "W" -> parameterPiece("W", List.of("M", "K"));
            default -> parameterPiece("A", List.of("N", "N"));
        };
    }

    private Piece of(List<String> shape, int depth) {
        for (Piece known : bound) {
            if (known.shape().equals(shape) && random.nextInt(3) == 0) {
                return known;
            }
        }
        Piece piece = depth <= 0
                ? leaf(shape)
                : switch (shape.size()) {
                    case 0 -> number(depth - 1);
                    case 1 -> vector(shape.get(0), depth - 1);
                    default -> matrix(shape.get(0), shape.get(1), depth - 1);
                };
        return depth > 1 && random.nextInt(6) == 0 ? bind(piece) : piece;
    }

    private Piece bind(Piece piece) {
        String name = "Y" + ++names;
        bindings.add(name + " = " + piece.text());
        if (piece.isInNumpy()) {
            assignments.add(name + " = " + piece.numpy());
        } else {
            isInNumpy = false;
        }
        Piece known = atom(name, name, piece.shape());
        bound.add(known);
        return known;
    }

    private Piece leaf(List<String> shape) {
        return switch (String.join(",", shape)) {
            case "" -> random.nextInt(3) == 0 ? literal() : use("s");
            case "N" -> use("u");
            case "M" -> use("v");
            case "K" -> reduced(pick(REDUCTIONS.subList(0, 2)), use("W"), 0);
            case "N,M" -> use(random.nextInt(3) == 0 ? "C" : "X");
            case "M,K" -> use("W");
            case "N,N" -> use("A");
            case "M,N" -> transposed(use("X"));
            case "K,M" -> transposed(use("W"));
            case "N,K" -> product(use("X"), use("W"), shape);
            case "K,N" -> transposed(product(use("X"), use("W"), List.of("N", "K")));
            default -> {
                shape.forEach(this::know);
                yield atom(
                        "ones(" + String.join(", ", shape) + ")", "np.ones((" + String.join(", ", shape) + "))", shape);
            }
        };
    }

    /** A dimension is known where a parameter has it. */
    private void know(String dimension) {
        used.add(dimension.equals("N") ? "u" : dimension.equals("M") ? "v" : "W");
    }

    private Piece literal() {
        String number = pick(List.of("2", "0.5", "1.25", "3", "1e-1"));
        return atom(number, number, List.of());
    }

    // ---- of every shape

    /** The productions that every shape has. */
    private Piece elementwise(List<String> shape, int depth) {
        switch (random.nextInt(9)) {
            case 0 -> {
                return infix(pick(List.of("+", "-")), ADDITION, of(shape, depth), narrower(shape, depth));
            }
            case 1 -> {
                return infix(pick(List.of("+", "-")), ADDITION, narrower(shape, depth), of(shape, depth));
            }
            case 2 -> {
                return infix(".*", "*", PRODUCT, SIGN, of(shape, depth), narrower(shape, depth));
            }
            case 3 -> {
                Piece divisor = of(shape, depth - 1);
                Piece positive = new Piece(
                        "1 + " + divisor.text(ATOM) + "^2",
                        numpy("(1 + (%s) ** 2)", divisor),
                        divisor.shape(),
                        ADDITION);
                return infix(pick(List.of("/", "./")), "/", PRODUCT, SIGN, of(shape, depth), positive);
            }
            case 4 -> {
                Piece operand = of(shape, depth);
                return new Piece("-" + operand.text(SIGN), numpy("(-(%s))", operand), shape, SIGN);
            }
            case 5 -> {
                Piece base = of(shape, depth);
                String exponent = pick(List.of("2", "3"));
                return new Piece(
                        base.text(ATOM) + pick(List.of("^", ".^")) + exponent,
                        numpy("((%s) ** " + exponent + ")", base),
                        shape,
                        SIGN + 1);
            }
            case 6 -> {
                Piece first = of(shape, depth);
                Piece second = narrower(shape, depth);
                boolean isMax = random.nextBoolean();
                return atom(
                        (isMax ? "max(" : "min(") + first.text() + ", " + second.text() + ")",
                        numpy((isMax ? "np.maximum" : "np.minimum") + "(%s, %s)", shape, first, second),
                        shape);
            }
            case 7 -> {
                Piece condition = condition(shape, depth);
                Piece then = of(shape, depth);
                Piece otherwise = narrower(shape, depth);
                return atom(
                        "where(" + condition.text() + ", " + then.text() + ", " + otherwise.text() + ")",
                        numpy("np.where(%s, %s, %s)", shape, condition, then, otherwise),
                        shape);
            }
            default -> {
                String[] function = pick(FUNCTIONS);
                Piece operand = of(shape, depth);
                return atom(function[0].formatted(operand.text()), numpy(function[1], operand), shape);
            }
        }
    }

    private Piece condition(List<String> shape, int depth) {
        Piece left = of(shape, depth);
        Piece right = narrower(shape, depth);
        String operator = pick(List.of(" < ", " > ", " <= ", " >= "));
        Piece comparison = new Piece(
                left.text(ADDITION) + operator + right.text(ADDITION),
                numpy("(%s" + operator + "%s)", shape, left, right),
                shape,
                COMPARISON);
        if (random.nextInt(3) > 0) {
            return comparison;
        }
        return new Piece(
                comparison.text() + " && !(" + comparison.text(ATOM) + " || 2 < 1)",
                numpy("(%s & ~(%s))", comparison, comparison),
                shape,
                0);
    }

    /** Of the same shape, a number, or a vector along one of two different dimensions. */
    private Piece narrower(List<String> shape, int depth) {
        int choice = random.nextInt(4);
        if (choice == 0) {
            return of(List.of(), depth);
        }
        boolean canBeVector = shape.size() == 2 && !shape.get(0).equals(shape.get(1));
        return choice == 1 && canBeVector ? of(List.of(pick(shape)), depth) : of(shape, depth);
    }

    private Piece infix(String operator, int binds, Piece left, Piece right) {
        return infix(operator, operator, binds, binds + 1, left, right);
    }

    private Piece infix(String operator, String numpy, int binds, int right, Piece first, Piece second) {
        List<String> shape = first.shape().size() >= second.shape().size() ? first.shape() : second.shape();
        return new Piece(
                first.text(binds) + " " + operator + " " + second.text(right),
                numpy("(%s " + numpy + " %s)", shape, first, second),
                shape,
                binds);
    }

    private static String numpy(String format, Piece... pieces) {
        return numpy(format, List.of(), pieces);
    }

    private static String numpy(String format, List<String> shape, Piece... pieces) {
        if (!Stream.of(pieces).allMatch(Piece::isInNumpy)) {
            return "";
        }
        return format.formatted(
                Stream.of(pieces).map(piece -> piece.numpy(shape)).toArray());
    }

    // ---- numbers

    private Piece number(int depth) {
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                List<String> shape = pick(
                        List.of(List.of("N"), List.of("M"), List.of("N", "M"), List.of("M", "K"), List.of("N", "N")));
                return reduced(pick(REDUCTIONS), of(shape, depth));
            }
            case 2 -> {
                String dimension = pick(List.of("N", "M"));
                Piece first = of(List.of(dimension), depth);
                Piece second = of(List.of(dimension), depth);
                return atom(
                        "dot(" + first.text() + ", " + second.text() + ")",
                        numpy("np.dot(%s, %s)", first, second),
                        List.of());
            }
            case 3 -> {
                Piece square = of(List.of("N", "N"), depth);
                return atom("trace(" + square.text() + ")", numpy("np.trace(%s)", square), List.of());
            }
            case 4 -> {
                Piece matrix = of(List.of("N", "M"), depth);
                used.add("c");
                String[] at = pick(
                        List.of(new String[] {"(1, 0)", "[1, 0]"}, new String[] {"(c, 1)", "[c, 1]"}, new String[] {
                            "(2, 1)", "[2, 1]"
                        }));
                return selected(matrix, at[0], at[1], List.of());
            }
            case 5 -> {
                Piece matrix = of(List.of("N", "M"), depth);
                Piece rows = selected(matrix, "(0:1, :)", "[0:2, :]", List.of("2", "M"));
                return reduced(pick(REDUCTIONS), rows);
            }
            case 6, 7 -> {
                return binder(Map.of(), depth);
            }
            case 8 -> {
                Piece divided = of(List.of(), depth);
                String size = pick(List.of("N", "M"));
                know(size);
                return new Piece(
                        divided.text(PRODUCT) + " / " + size,
                        numpy("((%s) / " + size + ")", divided),
                        List.of(),
                        PRODUCT);
            }
            default -> {
                return elementwise(List.of(), depth);
            }
        }
    }

    private static Piece selected(Piece from, String at, String numpy, List<String> shape) {
        return new Piece(from.text(ATOM) + at, numpy("(%s)" + numpy, from), shape, ATOM);
    }

    private static Piece reduced(String[] function, Piece operand) {
        return new Piece(
                function[0] + "(" + operand.text() + ")",
                operand.isInNumpy() ? function[1].formatted(operand.numpy(), "") : "",
                List.of(),
                ATOM);
    }

    /** Reduced along the axis with that number. */
    private static Piece reduced(String[] function, Piece operand, int axis) {
        return new Piece(
                function[0] + "(" + operand.text() + "; " + operand.shape().get(axis) + ")",
                operand.isInNumpy() ? function[1].formatted(operand.numpy(), ", axis=" + axis) : "",
                List.of(operand.shape().get(1 - axis)),
                ATOM);
    }

    // ---- index form

    /** A binder, inside of others that bind {@code outer} to their dimensions. */
    private Piece binder(Map<String, String> outer, int depth) {
        String dimension = pick(List.of("N", "M"));
        List<String> free = Stream.of(dimension.equals("N") ? List.of("n", "p", "r") : List.of("m", "q", "l"))
                .flatMap(List::stream)
                .filter(name -> !outer.containsKey(name))
                .toList();
        if (free.isEmpty()) {
            return entry(outer, 0);
        }
        String variable = free.get(0);
        Map<String, String> inner = new LinkedHashMap<>(outer);
        inner.put(variable, dimension);
        // A variable runs over what it indexes, so that it has to index something.
        Piece known = entryAt(variable, dimension, inner);
        Piece entry = infix(".*", "*", PRODUCT, SIGN, known, entry(inner, depth - 1));
        String function = pick(List.of("sum", "mean", "max", "min", "prod"));
        // Of a choice the maximum may be that of nothing, which has no differences.
        boolean isChosen = random.nextInt(3) == 0 && !function.startsWith("m");
        String numpy = switch (function) {
            case "sum" -> "sum([%s for %s in range(%s)%s])";
            case "mean" -> "np.mean([%s for %s in range(%s)%s])";
            case "prod" -> "np.prod([%s for %s in range(%s)%s])";
            case "max" -> "max([%s for %s in range(%s)%s])";
            default -> "min([%s for %s in range(%s)%s])";
        };
        return atom(
                function + "(" + variable + ": " + entry.text() + (isChosen ? " | " + variable + " != 0" : "") + ")",
                numpy.formatted(entry.numpy(), variable, dimension, isChosen ? " if " + variable + " != 0" : ""),
                List.of());
    }

    private Piece entryAt(String variable, String dimension, Map<String, String> variables) {
        if (dimension.equals("M")) {
            used.add("v");
            return atom("v(" + variable + ")", "v[" + variable + "]", List.of());
        }
        List<String> others = variables.keySet().stream()
                .filter(name -> variables.get(name).equals("M"))
                .toList();
        switch (random.nextInt(4)) {
            case 0 -> {
                used.add("u");
                return atom("u(" + variable + ")", "u[" + variable + "]", List.of());
            }
            case 1 -> {
                used.add("A");
                return atom(
                        "A(" + variable + ", " + variable + ")", "A[" + variable + ", " + variable + "]", List.of());
            }
            case 2 -> {
                used.add("X");
                used.add("t");
                return atom(
                        "X(" + variable + ", t(" + variable + "))",
                        "X[" + variable + ", t[" + variable + "]]",
                        List.of());
            }
            default -> {
                used.add("X");
                String column = others.isEmpty() ? "1" : pick(others);
                return atom("X(" + variable + ", " + column + ")", "X[" + variable + ", " + column + "]", List.of());
            }
        }
    }

    /** A number at one place, in terms of indices. */
    private Piece entry(Map<String, String> variables, int depth) {
        List<String> names = List.copyOf(variables.keySet());
        if (depth <= 0 || names.isEmpty()) {
            return names.isEmpty() ? use("s") : at(pick(names), variables);
        }
        switch (random.nextInt(6)) {
            case 0 -> {
                return infix("+", ADDITION, entry(variables, depth - 1), entry(variables, depth - 1));
            }
            case 1 -> {
                return infix("*", "*", PRODUCT, SIGN, entry(variables, depth - 1), entry(variables, depth - 1));
            }
            case 2 -> {
                String[] function = pick(FUNCTIONS);
                Piece operand = entry(variables, depth - 1);
                return atom(function[0].formatted(operand.text()), function[1].formatted(operand.numpy()), List.of());
            }
            case 3 -> {
                String name = pick(names);
                Piece factor = entry(variables, depth - 1);
                return new Piece(
                        "(" + name + " == 1) * " + factor.text(SIGN),
                        "((" + name + " == 1) * " + factor.numpy() + ")",
                        List.of(),
                        PRODUCT);
            }
            case 4 -> {
                return binder(variables, depth);
            }
            default -> {
                return at(pick(names), variables);
            }
        }
    }

    private Piece at(String name, Map<String, String> variables) {
        if (random.nextInt(5) == 0) {
            return new Piece(name + " / 2", "(" + name + " / 2)", List.of(), PRODUCT);
        }
        return entryAt(name, variables.get(name), variables);
    }

    // ---- vectors and matrices

    private Piece vector(String dimension, int depth) {
        String other = dimension.equals("M") ? "N" : "M";
        List<String> shape = List.of(dimension);
        switch (random.nextInt(10)) {
            case 0 -> {
                Piece matrix = of(List.of(dimension, other), depth);
                Piece factor = of(List.of(other), depth);
                return product(matrix, factor, shape);
            }
            case 1 -> {
                Piece factor = of(List.of(other), depth);
                Piece matrix = of(List.of(other, dimension), depth);
                return product(factor, matrix, shape);
            }
            case 2 -> {
                return reduced(pick(REDUCTIONS), of(List.of(dimension, other), depth), 1);
            }
            case 3 -> {
                return reduced(pick(REDUCTIONS), of(List.of(other, dimension), depth), 0);
            }
            case 4 -> {
                Piece operand = of(shape, depth);
                boolean isLog = random.nextBoolean();
                return atom(
                        (isLog ? "logsoftmax(" : "softmax(") + operand.text() + ")",
                        numpy(isLog ? "np.log(softmax(%s, 0))" : "softmax(%s, 0)", operand),
                        shape);
            }
            case 5 -> {
                return selected(of(List.of(other, dimension), depth), "(1, :)", "[1, :]", shape);
            }
            case 6 -> {
                if (dimension.equals("N")) {
                    used.add("t");
                    return selected(of(List.of("M"), depth), "(t)", "[t]", shape);
                }
                return selected(of(List.of(dimension, other), depth), "(:, 0)", "[:, 0]", shape);
            }
            case 7 -> {
                String name = dimension.equals("N") ? "u" : dimension.equals("M") ? "v" : "";
                if (name.isEmpty()) {
                    return leaf(shape);
                }
                Piece number = of(List.of(), depth);
                used.add(name);
                return atom("grad(" + number.text() + ", " + name + ")", "", shape);
            }
            case 8 -> {
                if (!dimension.equals("N")) {
                    return dimension.equals("M")
                            ? headed(List.of("m"), List.of(dimension), depth)
                            : elementwise(shape, depth);
                }
                return random.nextBoolean()
                        ? headed(List.of("n"), List.of(dimension), depth)
                        : atomOf("diag(%s)", "np.diag(%s)", of(List.of("N", "N"), depth), shape);
            }
            default -> {
                return elementwise(shape, depth);
            }
        }
    }

    private static Piece atomOf(String text, String numpy, Piece operand, List<String> shape) {
        return new Piece(text.formatted(operand.text()), numpy(numpy, operand), shape, ATOM);
    }

    private static Piece product(Piece left, Piece right, List<String> shape) {
        return new Piece(
                left.text(PRODUCT) + " * " + right.text(SIGN), numpy("((%s) @ (%s))", left, right), shape, PRODUCT);
    }

    private static Piece transposed(Piece matrix) {
        return new Piece(
                matrix.text(ATOM) + "'",
                numpy("(%s).T", matrix),
                List.of(matrix.shape().get(1), matrix.shape().get(0)),
                ATOM);
    }

    /** {@code U(n, m) = ...}, and its name. */
    private Piece headed(List<String> variables, List<String> dimensions, int depth) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            all.put(variables.get(i), dimensions.get(i));
        }
        Piece entry = entry(all, Math.min(depth, 2));
        for (String variable : variables) {
            entry = infix("+", ADDITION, entry, entryAt(variable, all.get(variable), Map.of()));
        }
        String name = "U" + ++names;
        bindings.add(name + "(" + String.join(", ", variables) + ") = " + entry.text());
        String numpy = entry.numpy();
        for (int i = variables.size() - 1; i >= 0; i--) {
            numpy = "[" + numpy + " for " + variables.get(i) + " in range(" + dimensions.get(i) + ")]";
        }
        assignments.add(name + " = np.array(" + numpy + ")");
        Piece known = atom(name, name, dimensions);
        bound.add(known);
        return known;
    }

    private Piece matrix(String rows, String columns, int depth) {
        List<String> shape = List.of(rows, columns);
        boolean isSquare = rows.equals(columns);
        switch (random.nextInt(9)) {
            case 0 -> {
                return transposed(of(List.of(columns, rows), depth));
            }
            case 1 -> {
                String inner = Stream.of("N", "M", "K")
                        .filter(name -> !shape.contains(name))
                        .findFirst()
                        .orElseThrow();
                return product(of(List.of(rows, inner), depth), of(List.of(inner, columns), depth), shape);
            }
            case 2 -> {
                Piece first = of(List.of(rows), depth);
                Piece second = of(List.of(columns), depth);
                return atom(
                        "outer(" + first.text() + ", " + second.text() + ")",
                        numpy("np.outer(%s, %s)", first, second),
                        shape);
            }
            case 3 -> {
                if (isSquare) {
                    know(rows);
                    return random.nextBoolean()
                            ? atom("eye(" + rows + ")", "np.eye(" + rows + ")", shape)
                            : atomOf("diag(%s)", "np.diag(%s)", of(List.of(rows), depth), shape);
                }
                int axis = random.nextInt(2);
                return atomOf(
                        "softmax(%s; " + shape.get(axis) + ")", "softmax(%s, " + axis + ")", of(shape, depth), shape);
            }
            case 4 -> {
                String name = switch (rows + columns) {
                    case "NM" -> "X";
                    case "MK" -> "W";
                    case "NN" -> "A";
                    default -> "";
                };
                if (name.isEmpty()) {
                    return leaf(shape);
                }
                Piece number = of(List.of(), depth);
                used.add(name);
                return atom("grad(" + number.text() + ", " + name + ")", "", shape);
            }
            case 5 -> {
                String name = columns.equals("N") ? "u" : columns.equals("M") ? "v" : "";
                if (name.isEmpty()) {
                    return leaf(shape);
                }
                Piece function = of(List.of(rows), depth);
                used.add(name);
                return atom("jacobian(" + function.text() + ", " + name + ")", "", shape);
            }
            case 6 -> {
                return Set.of("NM", "NN").contains(rows + columns)
                        ? headed(List.of("n", isSquare ? "p" : "m"), shape, depth)
                        : leaf(shape);
            }
            default -> {
                return elementwise(shape, depth);
            }
        }
    }
}
