package gradwright.runtime.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.runtime.Initializer;
import gradwright.runtime.Parameter;
import gradwright.runtime.Role;
import gradwright.runtime.handwritten.DoubleFlowers;
import gradwright.runtime.handwritten.DoubleHalvingNetwork;
import gradwright.runtime.handwritten.DoubleIrisNetwork;
import gradwright.runtime.handwritten.DoubleLineNetwork;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the supertypes of generated networks do with good arguments. */
class DoubleNetworkTest {

    @Test
    void predictsIntoAReshapedMatrixOfAnyFormerSize() {
        DoubleHalvingNetwork halving = new DoubleHalvingNetwork();
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{2, 4}, {6, 8}, {10, 12}});
        DMatrixRMaj y = new DMatrixRMaj(7, 5);
        halving.predict(x, y);
        assertEquals(3, y.numRows);
        assertEquals(2, y.numCols);
        assertEquals(6, y.get(2, 1));
        DMatrixRMaj small = new DMatrixRMaj(0, 0);
        halving.predict(x, small);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, small.data);
        assertArrayEquals(small.data, halving.predict(x).data);
        assertArrayEquals(new double[] {2, 4, 6, 8, 10, 12}, x.data);
    }

    @Test
    void readsOnlyTheRowsOfAMatrixWhoseArrayIsLonger() {
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{2, 4}, {6, 8}, {10, 12}});
        x.reshape(1, 2);
        DMatrixRMaj y = new DoubleHalvingNetwork().predict(x);
        assertEquals(1, y.numRows);
        assertArrayEquals(new double[] {1, 2}, y.data);
    }

    @Test
    void predictsOneRow() {
        DoubleHalvingNetwork halving = new DoubleHalvingNetwork();
        assertArrayEquals(new double[] {1.5d, 2.5d}, halving.predict(3, 5));
        double[] result = {0, 0, 9};
        halving.predict(new double[] {3, 5}, result);
        assertArrayEquals(new double[] {1.5d, 2.5d, 9}, result);
    }

    @Test
    void classifiesByTheLargestOutputAndTheFirstOnATie() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(1);
        for (Parameter<DMatrixRMaj> parameter : iris.parameters()) {
            parameter.value().zero();
        }
        DMatrixRMaj bias = iris.parameters().get(3).value();
        DMatrixRMaj x = DoubleFlowers.samples(2);
        assertArrayEquals(new int[] {0, 0}, iris.classify(x));
        bias.set(0, 1, 0.5d);
        bias.set(0, 2, 0.5d);
        assertArrayEquals(new int[] {1, 1}, iris.classify(x));
        bias.set(0, 2, 0.75d);
        int[] classes = {9, 9, 9};
        iris.classify(x, classes);
        assertArrayEquals(new int[] {2, 2, 9}, classes);
    }

    @Test
    void parametersAreOneUnmodifiableListInOrderOfDeclaration() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(1);
        List<Parameter<DMatrixRMaj>> parameters = iris.parameters();
        assertSame(parameters, iris.parameters());
        assertThrows(UnsupportedOperationException.class, () -> parameters.remove(0));
        assertEquals(
                List.of("hidden.weight", "hidden.bias", "logits.weight", "logits.bias"),
                parameters.stream().map(Parameter::name).toList());
        assertEquals(
                List.of("hidden", "hidden", "logits", "logits"),
                parameters.stream().map(Parameter::layer).toList());
        assertEquals(
                List.of(Role.WEIGHT, Role.BIAS, Role.WEIGHT, Role.BIAS),
                parameters.stream().map(Parameter::role).toList());
        assertEquals(
                "[hidden.weight 4 x 16, hidden.bias 1 x 16, logits.weight 16 x 3, logits.bias 1 x 3]",
                parameters.toString());
        assertEquals(16, parameters.get(0).gradient().numCols);
        assertSame(parameters.get(0).value(), parameters.get(0).value());
    }

    @Test
    void networkThatOnlyPredictsHasNoGradients() {
        Parameter<DMatrixRMaj> bias = new DoubleHalvingNetwork().parameters().get(0);
        assertEquals(
                "Outer.Halving only predicts: it has no loss, so shifted.bias has no gradient;"
                        + " to train it, declare a @Loss, without training = false",
                assertThrows(IllegalStateException.class, bias::gradient).getMessage());
    }

    @Test
    void elementsWrittenBetweenCallsAreSeen() {
        DoubleHalvingNetwork halving = new DoubleHalvingNetwork();
        halving.parameters().get(0).value().set(0, 1, 10);
        assertArrayEquals(new double[] {0, 5}, halving.predict(0, 0));
    }

    @Test
    void initialValuesDependOnSeedAndNameAlone() {
        Layout one = Layout.of("One", 3).layer("b", 4, "", 0).weight(3, 4, Initializer.GLOROT_UNIFORM);
        Layout two = Layout.of("Two", 3)
                .layer("a", 3, "", 0)
                .weight(3, 3, Initializer.HE_UNIFORM)
                .layer("b", 4, "", 0)
                .weight(3, 4, Initializer.GLOROT_UNIFORM);
        assertArrayEquals(
                Parameters.initialised(one, 5).set().named("b.weight").values(),
                Parameters.initialised(two, 5).set().named("b.weight").values());
        assertTrue(Parameters.initialised(one, 5).set().named("b.weight").values()[0]
                != Parameters.initialised(one, 6).set().named("b.weight").values()[0]);
    }

    /** A bias is drawn by the fan-in of its layer: PyTorch's limit for 16 inputs is a quarter. */
    @Test
    void biasesKnowTheirLayersInputs() {
        Layout layout = Layout.of("Wide", 16).layer("out", 1000, "", 0).bias(1000, Initializer.PYTORCH);
        double largest = 0;
        for (double value :
                Parameters.initialised(layout, 1).set().named("out.bias").values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(largest < 0.25 && largest > 0.245, "largest " + largest);
    }

    @Test
    void replicaSharesValuesAndHasItsOwnGradients() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(3);
        DoubleIrisNetwork replica = iris.replica();
        DMatrixRMaj x = DoubleFlowers.samples(6);
        assertSame(iris.parameters().get(0).value(), replica.parameters().get(0).value());
        iris.gradient(x, DoubleFlowers.labels(6));
        assertEquals(0, sumOfSquares(replica.parameters().get(0).gradient()));
        assertTrue(sumOfSquares(iris.parameters().get(0).gradient()) > 0);
        iris.parameters().get(0).value().set(0, 0, 5);
        assertArrayEquals(iris.predict(x).data, replica.predict(x).data);
    }

    @Test
    void copySharesNothing() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(3);
        DoubleIrisNetwork copy = iris.copy();
        DMatrixRMaj x = DoubleFlowers.samples(6);
        double[] before = iris.predict(x).data;
        assertArrayEquals(before, copy.predict(x).data);
        for (int i = 0; i < 4; i++) {
            assertNotSame(
                    iris.parameters().get(i).value().data,
                    copy.parameters().get(i).value().data);
            copy.parameters().get(i).value().fill(1);
        }
        assertArrayEquals(before, iris.predict(x).data);
    }

    private static double sumOfSquares(DMatrixRMaj matrix) {
        double sum = 0;
        for (double each : matrix.data) {
            sum += each * each;
        }
        return sum;
    }

    @Test
    void reshapedParameterIsReportedByName() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(1);
        DMatrixRMaj weight = iris.parameters().get(0).value();
        weight.reshape(16, 4);
        String text = "Iris: the value of hidden.weight is 4 x 16 and must stay so, but was reshaped to 16 x 4";
        DMatrixRMaj x = DoubleFlowers.samples(2);
        for (org.junit.jupiter.api.function.Executable call : List.<org.junit.jupiter.api.function.Executable>of(
                () -> iris.predict(x),
                () -> iris.classify(x),
                () -> iris.loss(x, new int[2]),
                () -> iris.gradient(x, new int[2]),
                () -> iris.replica().predict(x))) {
            assertEquals(text, assertThrows(IllegalStateException.class, call).getMessage());
        }
        weight.reshape(4, 16);
        iris.predict(x);
    }

    @Test
    void parameterWithAnotherArrayIsReportedByName() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(1);
        iris.parameters().get(3).gradient().setData(new double[3]);
        assertEquals(
                "Iris: the array of the gradient of logits.bias was replaced by another one; write into its elements"
                        + " instead",
                assertThrows(IllegalStateException.class, () -> iris.predict(1, 2, 3, 4))
                        .getMessage());
    }

    @Test
    void lossThatIsNotFiniteIsAnErrorThatNamesTheSample() {
        DoubleLineNetwork line = new DoubleLineNetwork(1, 1);
        DMatrixRMaj x = new DMatrixRMaj(3, 1);
        DMatrixRMaj targets = new DMatrixRMaj(3, 1);
        targets.set(1, 0, Double.POSITIVE_INFINITY);
        String text = "Line: the loss of sample 1 of 3 is Infinity; look at its input and its target";
        notFinite(text, () -> line.loss(x, targets));
        notFinite(text, () -> line.loss(x, targets, new /* always */ double[] {1, 0, 1}));
        line.gradient(x, new DMatrixRMaj(3, 1));
        double[] before = line.parameters().get(1).gradient().data.clone();
        notFinite(text, () -> line.addGradient(x, targets, 1));
        assertArrayEquals(before, line.parameters().get(1).gradient().data);
        notFinite(text, () -> line.gradient(x, targets));
        assertArrayEquals(new double[1], line.parameters().get(1).gradient().data);
        assertEquals(Double.POSITIVE_INFINITY, line.lossPerSample(x, targets)[1]);
        line.parameters().get(0).value().set(0, 0, Double.NaN);
        notFinite(
                "Line: the loss of sample 0 of 3 is NaN, since line.weight[0, 0] is NaN; smaller steps may help",
                () -> line.loss(x, new DMatrixRMaj(3, 1)));
    }

    private static void notFinite(String text, Executable call) {
        assertEquals(text, assertThrows(ArithmeticException.class, call).getMessage());
    }

    @Test
    void weightsAndScaleMultiplyLossesAndGradients() {
        DoubleIrisNetwork iris = DoubleIrisNetwork.create(7);
        DMatrixRMaj x = DoubleFlowers.samples(3);
        int[] labels = DoubleFlowers.labels(3);
        /* always */ double[] each = iris.lossPerSample(x, labels);
        assertEquals(iris.loss(x, labels), each[0] + each[1] + each[2]);
        assertEquals(2 * each[0] + 0.5 * each[2], iris.loss(x, labels, new /* always */ double[] {2, 0, 0.5}), 1e-15);
        assertEquals(iris.loss(x, labels), iris.gradient(x, labels));
        double[] gradient = gradient(iris);
        assertEquals(iris.loss(x, labels), iris.addGradient(x, labels, 3));
        assertScaled(4, gradient, gradient(iris));
        iris.gradient(x, labels, new /* always */ double[] {5, 5, 5});
        assertScaled(5, gradient, gradient(iris));
        iris.addGradient(x, labels, new /* always */ double[] {1, 1, 1}, -2);
        assertScaled(3, gradient, gradient(iris));
    }

    private static double[] gradient(DoubleIrisNetwork iris) {
        return iris.parameters().get(0).gradient().data.clone();
    }

    private static void assertScaled(double scale, double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(scale * expected[i], actual[i], 1e-5 * Math.abs(scale * expected[i]));
        }
    }

    @Test
    void layoutRefusesTwoParametersOfOneName() {
        Layout layout = Layout.of("Twice", 1).layer("a", 1, "", 0).bias(1, Initializer.ZERO);
        assertThrows(IllegalArgumentException.class, () -> layout.bias(1, Initializer.ZERO));
    }
}
