package gradwright.processor.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gradwright.processor.verification.CompiledFunctions.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exercises of the sheets that are functions, each declared as its sheet writes it, against its golden file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormulaExercisesTest {

    /**
     * An exercise.
     *
     * @param parameters in the order of the declaration
     * @param loss whether the result is the file's loss rather than its output
     */
    private record Exercise(String file, String name, String declaration, List<String> parameters, boolean loss) {
        @Override
        public String toString() {
            return file;
        }
    }

    private static Exercise output(String file, String name, String declaration, String... parameters) {
        return new Exercise(file, name, declaration, List.of(parameters), false);
    }

    private static Exercise loss(String file, String name, String declaration, String... parameters) {
        return new Exercise(file, name, declaration, List.of(parameters), true);
    }

    private final CompiledFunctions compiled =
            CompiledFunctions.of(exercises().map(Exercise::declaration).toArray(String[]::new));

    static Stream<Exercise> exercises() {
        return Stream.of(
                output("a_1a", "A1a", "@Formula(\"x\") @Dim(\"N\") DMatrixRMaj a1a(@Dim(\"N\") DMatrixRMaj x);", "x"),
                output(
                        "a_1b",
                        "A1b",
                        "@Formula(\"X\") @Dim(\"N,M\") DMatrixRMaj a1b(@Dim(\"N,M\") DMatrixRMaj X);",
                        "X"),
                output("a_1c", "A1c", "@Formula(\"sum(A^2)\") double a1c(@Dim(\"N,M\") DMatrixRMaj A);", "A"),
                output(
                        "a_1d",
                        "A1d",
                        "@Formula(\"sum(i,j: log(A(i,j)) * T(i,j))\") double a1d(@Dim(\"N,M\") DMatrixRMaj A,"
                                + " @Dim(\"N,M\") DMatrixRMaj T);",
                        "A",
                        "T"),
                output("a_1e", "A1e", "@Formula(\"softmax(y)(1)\") double a1e(@Dim(\"C\") DMatrixRMaj y);", "y"),
                output("a_1f", "A1f", "@Formula(\"softmax(y)(0)\") double a1f(@Dim(\"C\") DMatrixRMaj y);", "y"),
                output(
                        "a_1g",
                        "A1g",
                        "@Formula(\"sum(i,j: A(i,j)^2 * (i==0) * (j==4))\") double a1g(@Dim(\"N,M\") DMatrixRMaj A);",
                        "A"),
                output(
                        "a_1h",
                        "A1h",
                        "@Formula(\"sum(i,j: A(i,j)^2 * (i==0))\") double a1h(@Dim(\"N,M\") DMatrixRMaj A);",
                        "A"),
                loss(
                        "a_2",
                        "A2",
                        "@Formula(value = \"A = B*W; -sum(A)\", trace = true) double a2(@Dim(\"N,H\") DMatrixRMaj B,"
                                + " @Dim(\"H,M\") DMatrixRMaj W);",
                        "B",
                        "W"),
                loss(
                        "a_3",
                        "A3",
                        "@Formula(value = \"Y = X*W + b; sum((T - Y)^2) / N\", trace = true) double a3("
                                + "@Dim(\"N,M\") DMatrixRMaj X, @Dim(\"M,K\") DMatrixRMaj W, @Dim(\"K\") DMatrixRMaj b,"
                                + " @Constant @Dim(\"N,K\") DMatrixRMaj T);",
                        "X",
                        "W",
                        "b",
                        "T"),
                output("b_1s", "B1s", "@Formula(\"w*x + b\") double b1s(double w, double x, double b);", "w", "x", "b"),
                output(
                        "b_1v",
                        "B1v",
                        "@Formula(\"W*x + b\") @Dim(\"D\") DMatrixRMaj b1v(@Dim(\"D,K\") DMatrixRMaj W,"
                                + " @Dim(\"K\") DMatrixRMaj x, @Dim(\"D\") DMatrixRMaj b);",
                        "W",
                        "x",
                        "b"),
                output(
                        "b_1m",
                        "B1m",
                        "@Formula(\"X*W' + b\") @Dim(\"L,D\") DMatrixRMaj b1m(@Dim(\"L,K\") DMatrixRMaj X,"
                                + " @Dim(\"D,K\") DMatrixRMaj W, @Dim(\"D\") DMatrixRMaj b);",
                        "X",
                        "W",
                        "b"),
                loss(
                        "b_2m",
                        "B2m",
                        "@Formula(\"sum((Z - Y)^2) / 2\") double b2m(@Dim(\"N,K\") DMatrixRMaj Z,"
                                + " @Constant @Dim(\"N,K\") DMatrixRMaj Y);",
                        "Z",
                        "Y"),
                output(
                        "b_2s",
                        "B2s",
                        "@Formula(\"1 ./ (1 + exp(-u))\") @Dim(\"N\") DMatrixRMaj b2s(@Dim(\"N\") DMatrixRMaj u);",
                        "u"),
                output(
                        "b_2x",
                        "B2x",
                        "@Formula(\"exp(u) / sum(exp(u))\") @Dim(\"K\") DMatrixRMaj b2x(@Dim(\"K\") DMatrixRMaj u);",
                        "u"),
                loss(
                        "b_3u",
                        "B3u",
                        "@Formula(value = \"z = sigmoid(u); sum((z - y)^2) / 2\", trace = true) double b3u("
                                + "@Dim(\"N\") DMatrixRMaj u, @Constant @Dim(\"N\") DMatrixRMaj y);",
                        "u",
                        "y"),
                loss(
                        "b_3w",
                        "B3w",
                        "@Formula(value = \"u = W*x + b; z = sigmoid(u); sum((z - y)^2) / 2\", trace = true) double b3w("
                                + "@Dim(\"D,K\") DMatrixRMaj W, @Dim(\"K\") DMatrixRMaj x, @Dim(\"D\") DMatrixRMaj b,"
                                + " @Constant @Dim(\"D\") DMatrixRMaj y);",
                        "W",
                        "x",
                        "b",
                        "y"),
                loss(
                        "c_1abc",
                        "C1abc",
                        "@Formula(value = \"Y = X*W' + B; sum(G .* Y)\", trace = true) double c1abc("
                                + "@Dim(\"S,M\") DMatrixRMaj X, @Dim(\"N,M\") DMatrixRMaj W, @Dim(\"N\") DMatrixRMaj B,"
                                + " @Constant @Dim(\"S,N\") DMatrixRMaj G);",
                        "X",
                        "W",
                        "B",
                        "G"),
                output(
                        "e_3b-softmax",
                        "E3b",
                        "@Formula(\"softmax(o)\") @Dim(\"C\") DMatrixRMaj e3b(@Dim(\"C\") DMatrixRMaj o);",
                        "o"));
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void agreesWithItsGoldenFile(Exercise exercise) {
        JsonObject file =
                Json.resource("exercises/" + exercise.file() + ".json").getAsJsonObject();
        JsonObject expected = file.getAsJsonObject("expected");
        List<Object> arguments = new ArrayList<>();
        exercise.parameters().forEach(name -> arguments.add(argument(file, name)));
        Function function = compiled.function(exercise.name());
        boolean isNumber = exercise.declaration().contains(") double ");
        double[] value;
        if (isNumber) {
            value = new double[] {function.number("gradient", arguments.toArray())};
        } else {
            DMatrixRMaj result = new DMatrixRMaj(0, 0);
            List<Object> all = new ArrayList<>(arguments);
            all.add(result);
            function.call("value", all.toArray());
            value = Arrays.copyOf(result.data, result.getNumElements());
        }
        assertClose(file, expected.get(exercise.loss() ? "loss" : "output"), value, "value");
        int compared = 0;
        for (Map.Entry<String, JsonElement> gradient : members(expected, "gradients")) {
            DMatrixRMaj found = (DMatrixRMaj) function.call("gradient", gradient.getKey());
            assertClose(
                    file, gradient.getValue(), Arrays.copyOf(found.data, found.getNumElements()), gradient.getKey());
            compared++;
        }
        for (Map.Entry<String, JsonElement> jacobian : members(expected, "jacobians")) {
            List<Object> all = new ArrayList<>(List.of(jacobian.getKey()));
            all.addAll(arguments);
            double[] found = ((DMatrixRMaj) function.call("jacobian", all.toArray())).data;
            if (exercise.file().equals("b_2s")) {
                DMatrixRMaj square = DMatrixRMaj.wrap(value.length, value.length, found);
                assertClose(file, expected.get("derivative"), diagonal(square), "diagonal");
            }
            assertClose(file, jacobian.getValue(), found, jacobian.getKey());
            compared++;
        }
        assertTrue(compared > 0, "nothing was compared");
    }

    private static double[] diagonal(DMatrixRMaj square) {
        double[] diagonal = new double[square.numRows];
        Arrays.setAll(diagonal, i -> square.get(i, i));
        return diagonal;
    }

    private static List<Map.Entry<String, JsonElement>> members(JsonObject expected, String name) {
        return Json.find(expected, name)
                .map(members -> List.copyOf(members.getAsJsonObject().entrySet()))
                .orElse(List.of());
    }

    /** A number as it is, a list as a column, a list of rows as a matrix. */
    private static Object argument(JsonObject file, String name) {
        JsonElement value = Stream.of("inputs", "parameters")
                .flatMap(group -> Json.find(file.getAsJsonObject(group), name).stream())
                .findFirst()
                .orElseThrow();
        double[] numbers = Json.numbers(value);
        if (!value.isJsonArray()) {
            return numbers[0];
        }
        return value.getAsJsonArray().get(0).isJsonArray() ? Json.matrix(value) : Json.matrix(numbers.length, numbers);
    }

    private static void assertClose(JsonObject file, JsonElement expected, double[] found, String what) {
        JsonObject tolerance = file.getAsJsonObject("tolerance");
        double[] numbers = Json.numbers(expected);
        double size = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
        assertArrayEquals(
                numbers,
                found,
                tolerance.get("absolute").getAsDouble()
                        + tolerance.get("relative").getAsDouble() * size,
                what);
    }
}
