package gradwright.processor.machine;

import gradwright.Precision;
import gradwright.runtime.Adam;
import gradwright.runtime.AdamW;
import gradwright.runtime.Optimizer;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleLearner;
import gradwright.runtime.generated.DoubleNetwork;
import gradwright.runtime.generated.FloatLearner;
import gradwright.runtime.generated.FloatNetwork;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/** Runs loops until C2 has compiled them: of networks that are nothing but an activation, of optimisers, of products. */
final class Loops {

    /** The package of the networks. */
    static final String PACKAGE = "loops";

    /** A network with products that have to be worth vectors, also of one row. */
    private static final String TRAINED = "trained";

    private static final int INPUTS = 48;
    private static final int UNITS = 96;
    private static final int SAMPLES = 32;

    /** Calls of a method that loops over a batch, of which C2 waits for some 600. */
    private static final int CALLS = 2_000;

    private Loops() {}

    /** The class of a network that is nothing but an activation. */
    static String network(String activation, Precision precision) {
        return PACKAGE + "." + declared(activation, precision) + "Network";
    }

    private static String declared(String name, Precision precision) {
        return name.replace('-', '_') + "_in_" + precision.name().toLowerCase(Locale.ROOT);
    }

    /** The declarations of networks for these activations, by the names of their classes. */
    static Map<String, String> declarations(List<String> activations) {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (Precision precision : Precision.values()) {
            for (String activation : activations) {
                String name = declared(activation, precision);
                declarations.put(name, """
                        package %s;

                        import gradwright.*;

                        @Network(inputs = %d, training = false, precision = Precision.%s)
                        public class %s {
                            @Activation("%s") Layer result;
                        }
                        """.formatted(PACKAGE, INPUTS, precision, name, activation));
            }
            String trained = declared(TRAINED, precision);
            declarations.put(trained, """
                    package %s;

                    import gradwright.*;

                    @Network(inputs = %d, precision = Precision.%s)
                    @Loss("mse")
                    public class %s {
                        @Affine(%d) Layer result;
                    }
                    """.formatted(PACKAGE, INPUTS, precision, trained, UNITS));
        }
        return declarations;
    }

    /** Runs the two loops of this class, and those of the networks whose declarations are named. */
    public static void main(String[] declarations) throws ReflectiveOperationException {
        double[] x =
                new SplittableRandom(1).doubles(SAMPLES * (long) INPUTS, -2, 2).toArray();
        double[] y = new double[x.length];
        for (int call = 0; call < CALLS; call++) {
            scale(x, y);
            choose(x, y);
        }
        for (String declaration : declarations) {
            Method create =
                    Class.forName(PACKAGE + "." + declaration + "Network").getMethod("create", long.class);
            Object network = create.invoke(null, 1L);
            if (network instanceof DoubleNetwork inDouble) {
                run(inDouble, new DMatrixRMaj(SAMPLES, INPUTS, true, x));
            } else {
                run((FloatNetwork) network, inFloat(x));
            }
        }
    }

    /** A loop that C2 makes vectors of wherever there are any. */
    static void scale(double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] * 3 + 1;
        }
    }

    /** A loop with a choice that it does not make vectors of: how much it computes depends on each number. */
    static void choose(double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            if (x[i] > 0) {
                y[i] = x[i] * 3 + 1;
            }
        }
    }

    private static void run(DoubleNetwork network, DMatrixRMaj x) {
        DMatrixRMaj y = network.predict(x);
        repeat(() -> network.predict(x, y));
        if (network instanceof DoubleLearner learner) {
            DMatrixRMaj targets = new DMatrixRMaj(SAMPLES, UNITS);
            double[] row = Arrays.copyOf(x.data, INPUTS);
            double[] result = new double[UNITS];
            repeat(() -> learner.predict(row, result));
            repeat(() -> learner.gradient(x, targets));
            optimizers().forEach(optimizer -> repeat(() -> optimizer.step(learner.parameters())));
        }
    }

    private static void run(FloatNetwork network, FMatrixRMaj x) {
        FMatrixRMaj y = network.predict(x);
        repeat(() -> network.predict(x, y));
        if (network instanceof FloatLearner learner) {
            FMatrixRMaj targets = new FMatrixRMaj(SAMPLES, UNITS);
            float[] row = Arrays.copyOf(x.data, INPUTS);
            float[] result = new float[UNITS];
            repeat(() -> learner.predict(row, result));
            repeat(() -> learner.gradient(x, targets));
            optimizers().forEach(optimizer -> repeat(() -> optimizer.step(learner.parameters())));
        }
    }

    private static void repeat(Runnable method) {
        for (int call = 0; call < CALLS; call++) {
            method.run();
        }
    }

    private static FMatrixRMaj inFloat(double[] numbers) {
        FMatrixRMaj matrix = new FMatrixRMaj(SAMPLES, INPUTS);
        for (int i = 0; i < numbers.length; i++) {
            matrix.data[i] = (float) numbers[i];
        }
        return matrix;
    }

    private static List<Optimizer> optimizers() {
        return List.of(
                new Sgd(1e-6),
                new Sgd(1e-6).withMomentum(0.9),
                new Sgd(1e-6).withNesterovMomentum(0.9),
                new Adam(1e-6),
                new AdamW(1e-6));
    }
}
