package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradwright.runtime.Parameter;
import gradwright.runtime.handwritten.DoubleFlowers;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Every bad argument at run time: the exception's text, that nothing was changed before it was thrown, and that the
 * network works as before.
 */
class DoubleArgumentsTest {

    private static final DMatrixRMaj NO_MATRIX = null;
    private static final int[] NO_LABELS = null;
    private static final double[] NO_ROW = null;

    private final DoubleIrisNetwork iris = DoubleIrisNetwork.create(42);
    private final DMatrixRMaj x = DoubleFlowers.samples(5);
    private final DMatrixRMaj targets = DoubleFlowers.targets(5);
    private final int[] labels = DoubleFlowers.labels(5);

    private double[][] state = {};
    private double[] prediction = {};

    @BeforeEach
    void remember() {
        iris.gradient(x, labels);
        state = state();
        prediction = iris.predict(x).data;
    }

    @AfterEach
    void nothingHasChangedAndTheNetworkWorks() {
        assertArrayEquals(state, state());
        assertArrayEquals(prediction, iris.predict(x).data);
        iris.gradient(x, targets);
    }

    private double[][] state() {
        return iris.parameters().stream()
                .flatMap(parameter -> java.util.stream.Stream.of(parameter.value(), parameter.gradient()))
                .map(matrix -> matrix.data.clone())
                .toArray(double[][]::new);
    }

    @Test
    void inputOfAnotherWidth() {
        DMatrixRMaj wide = new DMatrixRMaj(10, 5);
        DMatrixRMaj y = new DMatrixRMaj(1, 1);
        String text = "Iris: input expects N x 4 but x is 10 x 5";
        refused(text, () -> iris.predict(wide));
        refused(text, () -> iris.predict(wide, y));
        refused(text, () -> iris.classify(wide));
        refused(text, () -> iris.classify(wide, new int[10]));
        refused(text, () -> iris.loss(wide, labels));
        refused(text, () -> iris.loss(wide, targets));
        refused(text, () -> iris.gradient(wide, labels));
        refused(text, () -> iris.addGradient(wide, labels, 1));
        refused(text, () -> iris.lossPerSample(wide, labels));
        refused(text, () -> iris.lossPerSample(wide, targets));
        refused(text, () -> iris.gradient(wide, targets));
        assertEquals(1, y.getNumElements());
    }

    @Test
    void emptyBatch() {
        DMatrixRMaj empty = new DMatrixRMaj(0, 4);
        String text = "Iris: input expects N x 4 with N at least 1 but x is 0 x 4";
        refused(text, () -> iris.predict(empty));
        refused(text, () -> iris.gradient(empty, new int[0]));
        refused(text, () -> iris.loss(empty, new DMatrixRMaj(0, 3)));
    }

    @Test
    void batchThatNoArrayCouldHold() {
        DMatrixRMaj endless = new DMatrixRMaj(1, 4);
        endless.numRows = 1 << 29;
        refused(
                "Iris: input expects at most 134217727 samples in a batch but x is 536870912 x 4",
                () -> iris.predict(endless));
    }

    @Test
    void matrixWithLessInItThanItSays() {
        DMatrixRMaj hollow = new DMatrixRMaj(2, 4);
        hollow.numRows = 3;
        refused("Iris: input expects 12 numbers in x, which is 3 x 4 but its array has 8", () -> iris.predict(hollow));
    }

    @Test
    void missingInput() {
        String text = "Iris: input expects N x 4 but x is null";
        missing(text, () -> iris.predict(NO_MATRIX));
        missing(text, () -> iris.predict(NO_MATRIX, new DMatrixRMaj(1, 1)));
        missing(text, () -> iris.classify(NO_MATRIX));
        missing(text, () -> iris.loss(NO_MATRIX, labels));
        missing(text, () -> iris.gradient(NO_MATRIX, targets));
    }

    @Test
    void missingTargetsLabelsAndResults() {
        missing("Iris: logits expects targets 5 x 3 but targets is null", () -> iris.loss(x, NO_MATRIX));
        missing("Iris: logits expects targets 5 x 3 but targets is null", () -> iris.gradient(x, NO_MATRIX));
        missing("Iris: logits expects 5 labels from 0 to 2 but labels is null", () -> iris.loss(x, NO_LABELS));
        missing("Iris: logits expects 5 labels from 0 to 2 but labels is null", () -> iris.gradient(x, NO_LABELS));
        missing("Iris: logits gives N x 3 but y is null", () -> iris.predict(x, NO_MATRIX));
        missing("Iris: logits gives 5 classes but classes is null", () -> iris.classify(x, NO_LABELS));
        missing("Iris: input expects a row of length 4 but row is null", () -> iris.predict(NO_ROW));
        missing("Iris: logits gives 3 numbers but result is null", () -> iris.predict(new double[4], NO_ROW));
    }

    @Test
    void targetsOfAnotherShape() {
        DMatrixRMaj narrow = new DMatrixRMaj(5, 2);
        refused("Iris: logits expects targets 5 x 3 but targets is 5 x 2", () -> iris.loss(x, narrow));
        refused("Iris: logits expects targets 5 x 3 but targets is 5 x 2", () -> iris.gradient(x, narrow));
        refused(
                "Iris: logits expects targets 5 x 3 but targets is 4 x 3",
                () -> iris.gradient(x, DoubleFlowers.targets(4)));
    }

    @Test
    void labelsOfAnotherNumberOrOutOfRange() {
        String expects = "Iris: logits expects 5 labels from 0 to 2 but ";
        refused(expects + "labels has length 4", () -> iris.loss(x, DoubleFlowers.labels(4)));
        refused(expects + "labels has length 6", () -> iris.gradient(x, DoubleFlowers.labels(6)));
        refused(expects + "labels[3] is 3", () -> iris.gradient(x, new int[] {0, 1, 2, 3, 0}));
        refused(expects + "labels[4] is -1", () -> iris.loss(x, new int[] {0, 1, 2, 0, -1}));
    }

    @Test
    void weightsThatAreMissingTooManyNotFiniteOrAllZero() {
        String expects = "Iris: loss expects 5 finite weights, not all of them 0, but ";
        missing(expects + "weights is null", () -> iris.loss(x, labels, null));
        refused(expects + "weights has length 0", () -> iris.gradient(x, targets, new /* always */ double[0]));
        refused(expects + "weights has length 6", () -> iris.loss(x, targets, new /* always */ double[6]));
        refused(
                expects + "weights[3] is NaN",
                () -> iris.gradient(x, labels, new /* always */ double[] {0, 1, 2, Double.NaN, 0}));
        refused(expects + "all 5 weights are 0", () -> iris.addGradient(x, targets, new /* always */ double[5], 1));
        refused(expects + "all 5 weights are 0", () -> iris.loss(x, labels, new /* always */ double[5]));
    }

    @Test
    void scaleThatIsNotFinite() {
        refused(
                "Iris: addGradient expects a finite scale but scale is Infinity",
                () -> iris.addGradient(x, labels, Double.POSITIVE_INFINITY));
        refused(
                "Iris: addGradient expects a finite scale but scale is NaN",
                () -> iris.addGradient(x, targets, Double.NaN));
    }

    @Test
    void rowsAndResultsOfAnotherLength() {
        refused("Iris: input expects a row of length 4 but row has length 3", () -> iris.predict(1, 2, 3));
        refused(
                "Iris: input expects a row of length 4 but row has length 5",
                () -> iris.predict(new double[5], new double[3]));
        double[] small = {7, 7};
        refused("Iris: logits gives 3 numbers but result has length 2", () -> iris.predict(new double[4], small));
        assertArrayEquals(new double[] {7, 7}, small);
        refused("Iris: logits gives 5 classes but classes has length 4", () -> iris.classify(x, new int[4]));
    }

    @Test
    void resultThatIsTheInput() {
        String text = "Iris: x and y share one array; give predict(x, y) a matrix of its own for the result";
        refused(text, () -> iris.predict(x, x));
        refused(text, () -> iris.predict(x, DMatrixRMaj.wrap(1, 4, x.data)));
        double[] row = new double[4];
        refused(
                "Iris: row and result are one array; give predict(row, result) an array of its own for the result",
                () -> iris.predict(row, row));
        assertEquals(4, x.numCols);
    }

    @Test
    void resultThatIsAParameter() {
        Parameter<DMatrixRMaj> bias = iris.parameters().get(3);
        String text = " shares its array with logits.bias, which a prediction must not overwrite";
        refused("Iris: y" + text, () -> iris.predict(x, bias.value()));
        refused("Iris: y" + text, () -> iris.predict(x, bias.gradient()));
        refused("Iris: result" + text, () -> iris.predict(new double[4], bias.value().data));
    }

    @Test
    void argumentThatTheGradientWouldOverwrite() {
        DMatrixRMaj gradient = iris.parameters().get(2).gradient(); // logits.weight, 16 x 3
        DMatrixRMaj sixteen = DoubleFlowers.samples(16);
        refused(
                "Iris: targets shares its array with the gradient of logits.weight, which this call overwrites",
                () -> iris.gradient(sixteen, gradient));
        DMatrixRMaj twelve = DMatrixRMaj.wrap(12, 4, gradient.data);
        refused(
                "Iris: x shares its array with the gradient of logits.weight, which this call overwrites",
                () -> iris.gradient(twelve, DoubleFlowers.labels(12)));
        iris.loss(sixteen, gradient);
        iris.loss(twelve, DoubleFlowers.labels(12));
    }

    private static void refused(String text, Executable call) {
        assertEquals(text, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void missing(String text, Executable call) {
        assertEquals(text, assertThrows(NullPointerException.class, call).getMessage());
    }
}
