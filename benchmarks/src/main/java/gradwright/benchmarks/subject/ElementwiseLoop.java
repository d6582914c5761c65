package gradwright.benchmarks.subject;

import gradwright.Activations;
import gradwright.Precision;
import gradwright.benchmarks.workload.Workload;
import gradwright.runtime.Adam;
import gradwright.runtime.AdamW;
import gradwright.runtime.Optimizer;
import gradwright.runtime.Sgd;
import gradwright.runtime.generated.DoubleNetwork;
import gradwright.runtime.generated.FloatNetwork;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * A loop that computes entry by entry: the forward code of a network that is nothing but an activation, or the step of an
 * optimiser.
 */
public final class ElementwiseLoop {

    private static final int UNITS = 64;
    private static final int SAMPLES = 32;

    private static final List<String> OF_ROWS = List.of(Activations.SOFTMAX, Activations.LOG_SOFTMAX);

    private static final Map<String, Supplier<Optimizer>> OPTIMIZERS = optimizers();

    private ElementwiseLoop() {}

    private static Map<String, Supplier<Optimizer>> optimizers() {
        Map<String, Supplier<Optimizer>> optimizers = new LinkedHashMap<>();
        optimizers.put("Sgd", () -> new Sgd(1e-6));
        optimizers.put("Sgd-momentum", () -> new Sgd(1e-6).withMomentum(0.9));
        optimizers.put("Sgd-nesterov", () -> new Sgd(1e-6).withNesterovMomentum(0.9));
        optimizers.put("Adam", () -> new Adam(1e-6));
        optimizers.put("AdamW", () -> new AdamW(1e-6));
        return optimizers;
    }

    /** The names of all loops: of activations, and of optimisers. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(activations());
        names.addAll(OPTIMIZERS.keySet());
        return names;
    }

    private static List<String> activations() {
        List<String> names = new ArrayList<>();
        for (Field field : Activations.class.getFields()) {
            try {
                if (field.getType() == String.class && !OF_ROWS.contains(field.get(null))) {
                    names.add((String) field.get(null));
                }
            } catch (IllegalAccessException e) {
                throw new LinkageError("the names of activations are public", e);
            }
        }
        return names;
    }

    /** The declarations that the loops come from, by their class. */
    public static Map<String, String> declarations() {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (Precision precision : Precision.values()) {
            for (String activation : activations()) {
                String name = declared(activation, precision);
                declarations.put(name, """
                        package %s;

                        import gradwright.*;

                        @Network(inputs = %d, training = false, precision = Precision.%s)
                        public class %s {
                            @Activation("%s") Layer result;
                        }
                        """.formatted(Workload.PACKAGE, UNITS, precision, name, activation));
            }
            String trained = declared("trained", precision);
            declarations.put(trained, """
                    package %s;

                    import gradwright.*;

                    @Network(inputs = %d, precision = Precision.%s)
                    @Loss("mse")
                    public class %s {
                        @Affine(value = %d, bias = false) Layer result;
                    }
                    """.formatted(Workload.PACKAGE, SAMPLES, precision, trained, UNITS));
        }
        return declarations;
    }

    private static String declared(String name, Precision precision) {
        StringBuilder declared = new StringBuilder("Elementwise");
        for (String word : List.of((name + "-" + precision.name().toLowerCase(Locale.ROOT)).split("-", -1))) {
            declared.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return declared.toString();
    }

    /** How many entries the loop goes over. */
    public static int entries() {
        return UNITS * SAMPLES;
    }

    /** The loop of this name, once. */
    public static Runnable named(String name, Precision precision) {
        return Optional.ofNullable(OPTIMIZERS.get(name))
                .map(optimizer -> step(optimizer.get(), DeclaredNetworks.create(declared("trained", precision), 1)))
                .orElseGet(() -> forward(DeclaredNetworks.create(declared(name, precision), 1)));
    }

    private static Runnable step(Optimizer optimizer, Object network) {
        return network instanceof DoubleNetwork inDouble
                ? () -> optimizer.step(inDouble.parameters())
                : () -> optimizer.step(((FloatNetwork) network).parameters());
    }

    /** Of numbers around 0; that some activations have no value for all of them costs nothing. */
    private static Runnable forward(Object network) {
        SplittableRandom random = new SplittableRandom(1);
        if (network instanceof DoubleNetwork inDouble) {
            DMatrixRMaj x = new DMatrixRMaj(SAMPLES, UNITS);
            DMatrixRMaj y = new DMatrixRMaj(SAMPLES, UNITS);
            for (int i = 0; i < x.data.length; i++) {
                x.data[i] = random.nextDouble(-2, 2);
            }
            return () -> inDouble.predict(x, y);
        }
        FMatrixRMaj x = new FMatrixRMaj(SAMPLES, UNITS);
        FMatrixRMaj y = new FMatrixRMaj(SAMPLES, UNITS);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) random.nextDouble(-2, 2);
        }
        return () -> ((FloatNetwork) network).predict(x, y);
    }
}
