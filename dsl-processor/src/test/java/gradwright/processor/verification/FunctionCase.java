package gradwright.processor.verification;

import gradwright.processor.declare.Fact;
import gradwright.processor.declare.FunctionDeclaration;
import gradwright.processor.diag.Place;
import gradwright.processor.formula.Dimension;
import gradwright.processor.formula.FormulaSignature;
import gradwright.processor.ir.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/** A function for tests: its declaration in either precision, and arguments at random. */
record FunctionCase(String name, String formula, String result, double least, List<Parameter> parameters) {

    /** A parameter with the shape of its argument; a vector may be a row or a column. */
    record Parameter(
            String name, FormulaSignature.Kind kind, boolean isConstant, String dimensions, int rows, int columns) {

        static Parameter number(String name) {
            return new Parameter(name, FormulaSignature.Kind.NUMBER, false, "", 1, 1);
        }

        static Parameter matrix(String name, String dimensions, int rows, int columns) {
            return new Parameter(name, FormulaSignature.Kind.MATRIX, false, dimensions, rows, columns);
        }

        static Parameter constant(String name, String dimensions, int rows, int columns) {
            return new Parameter(name, FormulaSignature.Kind.MATRIX, true, dimensions, rows, columns);
        }

        /** An index below {@code below}. */
        static Parameter index(String name, int below) {
            return new Parameter(name, FormulaSignature.Kind.INDEX, true, "", 1, below);
        }

        /** Indices below {@code below}. */
        static Parameter indices(String name, String dimension, int count, int below) {
            return new Parameter(name, FormulaSignature.Kind.INDICES, true, dimension, count, below);
        }

        /** The same with other lengths of some dimensions. */
        private Parameter resized(Map<String, Integer> sizes) {
            String[] names = dimensions.split(",", -1);
            int first = sizes.getOrDefault(names[0], rows == 1 && names.length == 1 ? columns : rows);
            return switch (kind) {
                case NUMBER, INDEX -> this;
                case INDICES -> new Parameter(name, kind, isConstant, dimensions, first, columns);
                case MATRIX ->
                    names.length == 2
                            ? new Parameter(
                                    name, kind, isConstant, dimensions, first, sizes.getOrDefault(names[1], columns))
                            : new Parameter(
                                    name,
                                    kind,
                                    isConstant,
                                    dimensions,
                                    rows == 1 ? 1 : first,
                                    rows == 1 ? first : columns);
            };
        }

        boolean isDifferentiable() {
            return !isConstant && (kind == FormulaSignature.Kind.NUMBER || kind == FormulaSignature.Kind.MATRIX);
        }

        private String declared(String matrix) {
            return switch (kind) {
                case NUMBER -> "double " + name;
                case MATRIX -> (isConstant ? "@Constant " : "") + "@Dim(\"" + dimensions + "\") " + matrix + " " + name;
                case INDEX -> "int " + name;
                case INDICES -> "@Dim(\"" + dimensions + "\") int[] " + name;
            };
        }

        private Object argument(double least, SplittableRandom random) {
            return switch (kind) {
                case NUMBER -> random.nextDouble(least, 1.5);
                case MATRIX -> random(rows, columns, least, random);
                case INDEX -> random.nextInt(columns);
                case INDICES -> random.ints(rows, 0, columns).toArray();
            };
        }
    }

    static FunctionCase number(String name, String formula, Parameter... parameters) {
        return new FunctionCase(name, formula, "", -1.5, List.of(parameters));
    }

    static FunctionCase matrix(String name, String formula, String result, Parameter... parameters) {
        return new FunctionCase(name, formula, result, -1.5, List.of(parameters));
    }

    /** The same for numbers above {@code bound} only. */
    FunctionCase above(double bound) {
        return new FunctionCase(name, formula, result, bound, parameters);
    }

    /** The same with other lengths of some dimensions. */
    FunctionCase resized(Map<String, Integer> sizes) {
        return new FunctionCase(
                name,
                formula,
                result,
                least,
                parameters.stream().map(parameter -> parameter.resized(sizes)).toList());
    }

    boolean isNumber() {
        return result.isEmpty();
    }

    List<Parameter> differentiable() {
        return parameters.stream().filter(Parameter::isDifferentiable).toList();
    }

    /** The method that declares the function; in single precision its name ends in {@code Float}. */
    String declaration(Precision precision) {
        String matrix = precision == Precision.DOUBLE ? "DMatrixRMaj" : "FMatrixRMaj";
        return "    @Formula(\"" + formula + "\")\n    "
                + (isNumber() ? "double" : "@Dim(\"" + result + "\") " + matrix)
                + " " + name + (precision == Precision.FLOAT ? "Float" : "") + "("
                + parameters.stream()
                        .map(parameter -> parameter.declared(matrix))
                        .collect(Collectors.joining(", "))
                + ");";
    }

    /** What reading the declaration makes of it. */
    FunctionDeclaration read() {
        List<FormulaSignature.Parameter> signature = parameters.stream()
                .map(parameter -> new FormulaSignature.Parameter(
                        parameter.name(), parameter.kind(), dimensions(parameter.dimensions()), parameter.isConstant()))
                .toList();
        return new FunctionDeclaration(
                "Sheet." + name,
                name,
                new Fact<>(formula, Place.nowhere()),
                List.of(),
                false,
                Precision.DOUBLE,
                new FormulaSignature(signature),
                dimensions(result),
                true,
                Place.nowhere());
    }

    private static List<Dimension> dimensions(String written) {
        return written.isEmpty()
                ? List.of()
                : Stream.of(written.split(",")).map(Dimension::of).toList();
    }

    /** Name of the generated class. */
    String className() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    List<Object> arguments(SplittableRandom random) {
        List<Object> arguments = new ArrayList<>();
        parameters.forEach(parameter -> arguments.add(parameter.argument(least, random)));
        return arguments;
    }

    /** A direction for each parameter that there is a derivative by. */
    List<Object> tangents(SplittableRandom random) {
        List<Object> tangents = new ArrayList<>();
        differentiable().forEach(parameter -> tangents.add(parameter.argument(-1, random)));
        return tangents;
    }

    static DMatrixRMaj random(int rows, int columns, double least, SplittableRandom random) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextDouble(least, 1.5);
        }
        return matrix;
    }

    /** The same arguments in single precision. */
    static List<Object> inFloat(List<Object> arguments) {
        return arguments.stream()
                .map(argument -> argument instanceof DMatrixRMaj matrix ? inFloat(matrix) : argument)
                .toList();
    }

    static FMatrixRMaj inFloat(DMatrixRMaj matrix) {
        FMatrixRMaj result = new FMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = (float) matrix.data[i];
        }
        return result;
    }

    @Override
    public String toString() {
        return name;
    }

    /** One of each kind of operation, shape and use of indices, with more dimensions than arguments show. */
    static List<FunctionCase> all() {
        return List.of(
                number("line", "w * x + b", Parameter.number("w"), Parameter.number("x"), Parameter.number("b")),
                number("third", "tanh(x)^3 / (1 + x^2)", Parameter.number("x")),
                number(
                        "regression",
                        "Y = X*W + b; sum((T - Y)^2) / N",
                        Parameter.matrix("X", "N,M", 4, 3),
                        Parameter.matrix("W", "M,K", 3, 2),
                        Parameter.matrix("b", "K", 1, 2),
                        Parameter.constant("T", "N,K", 4, 2)),
                number("squares", "sum(A^2)", Parameter.matrix("A", "N,M", 2, 3)),
                number(
                                "entropy",
                                "sum(log(A) .* T)",
                                Parameter.matrix("A", "N,M", 2, 3),
                                Parameter.constant("T", "N,M", 2, 3))
                        .above(0.3),
                number("second", "softmax(y)(1)", Parameter.matrix("y", "C", 4, 1)),
                number(
                        "hinge",
                        "p = softmax(o; C); sum(n: sum(l: max(0, p(n,l) - p(n,y(n)) + m) | l != y(n)))",
                        Parameter.matrix("o", "N,C", 3, 4),
                        Parameter.indices("y", "N", 3, 4),
                        Parameter.number("m")),
                number("product", "prod(x)", Parameter.matrix("x", "N", 1, 4)),
                number("productOfMatrix", "prod(A)", Parameter.matrix("A", "N,M", 2, 3)),
                matrix(
                        "chosenTwice",
                        "U(n, p) = X(n, t(n)) * X(p, t(p)) + X(n, t(p)); U",
                        "N,N",
                        Parameter.matrix("X", "N,M", 3, 2),
                        Parameter.indices("t", "N", 3, 2)),
                number("largest", "max(A) + sum(max(A; N))", Parameter.matrix("A", "N,M", 3, 4)),
                number("smallest", "min(A)", Parameter.matrix("A", "N,M", 3, 2)),
                number(
                        "quadratic",
                        "dot(x, A * x)",
                        Parameter.matrix("x", "N", 3, 1),
                        Parameter.matrix("A", "N,N", 3, 3)),
                number("traced", "trace(A' * A) + A(k,k)", Parameter.matrix("A", "N,N", 3, 3), Parameter.index("k", 3)),
                number(
                        "picked",
                        "sum(A(rows,:)^2)",
                        Parameter.matrix("A", "N,M", 3, 2),
                        Parameter.indices("rows", "K", 5, 3)),
                number("curvature", "y = sum(sin(x)^2); sum(grad(y, x)^2)", Parameter.matrix("x", "N", 3, 1)),
                number("logs", "logsumexp(X)", Parameter.matrix("X", "N,M", 2, 3)),
                matrix("same", "X", "N,M", Parameter.matrix("X", "N,M", 2, 3)),
                matrix("turned", "X'", "M,N", Parameter.matrix("X", "N,M", 2, 3)),
                matrix("softmax", "softmax(y)", "C", Parameter.matrix("y", "C", 1, 4)),
                matrix("rows", "softmax(Z; C)", "N,C", Parameter.matrix("Z", "N,C", 2, 3)),
                matrix("columns", "softmax(Z; C)", "C,N", Parameter.matrix("Z", "C,N", 3, 2)),
                matrix("logRows", "logsoftmax(Z; N)", "N,C", Parameter.matrix("Z", "N,C", 2, 3)),
                matrix(
                        "batch",
                        "X * W' + b",
                        "L,D",
                        Parameter.matrix("X", "L,K", 4, 3),
                        Parameter.matrix("W", "D,K", 2, 3),
                        Parameter.matrix("b", "D", 2, 1)),
                matrix(
                        "columnSums",
                        "sum(X .* Y; N)",
                        "M",
                        Parameter.matrix("X", "N,M", 4, 3),
                        Parameter.matrix("Y", "N,M", 4, 3)),
                matrix("part", "A(0:1,:)", "2,M", Parameter.matrix("A", "N,M", 4, 3)),
                matrix(
                        "outer",
                        "outer(u, v) / 2",
                        "N,M",
                        Parameter.matrix("u", "N", 3, 1),
                        Parameter.matrix("v", "M", 1, 2)),
                matrix(
                                "scaled",
                                "a * sigmoid(X) - X / a",
                                "N,M",
                                Parameter.number("a"),
                                Parameter.matrix("X", "N,M", 2, 2))
                        .above(0.3),
                matrix("both", "X + Y", "N,M", Parameter.matrix("X", "N,M", 2, 3), Parameter.matrix("Y", "N,M", 2, 3)),
                matrix(
                        "taken",
                        "A(rows,:)",
                        "K,M",
                        Parameter.matrix("A", "N,M", 3, 2),
                        Parameter.indices("rows", "K", 4, 3)),
                matrix(
                        "chain",
                        "U = A * B; V = U * C; V .* V",
                        "N,P",
                        Parameter.matrix("A", "N,M", 2, 3),
                        Parameter.matrix("B", "M,K", 3, 4),
                        Parameter.matrix("C", "K,P", 4, 2)));
    }
}
