package gradwright.processor.declare;

import java.util.List;

/** Qualified names of the annotations that are read; the processor does not depend on their classes. */
public final class AnnotationNames {

    static final String NETWORK = "gradwright.Network";
    static final String AFFINE = "gradwright.Affine";
    static final String ACTIVATION = "gradwright.Activation";
    static final String LOSS = "gradwright.Loss";
    static final String FORMULAS = "gradwright.Formulas";
    static final String FORMULA = "gradwright.Formula";
    static final String CLAIM = "gradwright.Claim";
    static final String CLAIMS = "gradwright.Claims";
    static final String DIM = "gradwright.Dim";
    static final String CONSTANT = "gradwright.Constant";

    /** All of them. */
    static final List<String> ALL = List.of(NETWORK, AFFINE, ACTIVATION, LOSS, FORMULAS, FORMULA, DIM, CLAIM, CONSTANT);

    /** Those that mean something only in a network. */
    static final List<String> WITHIN_NETWORKS = List.of(AFFINE, ACTIVATION, LOSS);

    /** Those that mean something only in an interface of functions. */
    static final List<String> WITHIN_FORMULAS = List.of(FORMULA, DIM, CONSTANT);

    /** The members of {@code @Activation} that are parameters of a formula. */
    public static final List<String> ACTIVATION_PARAMETERS = List.of("alpha", "slope");

    /** The members of {@code @Loss} that are parameters of a formula. */
    public static final List<String> LOSS_PARAMETERS =
            List.of("beta", "delta", "logInput", "margin", "positiveWeight", "smoothing");

    private AnnotationNames() {}

    /** The annotation that stands for several of {@code annotation} on one element. */
    static String container(String annotation) {
        return annotation.equals(CLAIM) ? CLAIMS : annotation + ".Repeated";
    }

    static String simple(String annotation) {
        return "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
    }
}
