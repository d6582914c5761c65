package gradwright.processor.ir;

/** Where a value comes from in the user's terms; names and comments of the generated code are made from it. */
public sealed interface Origin {

    /** The layer of what belongs to the loss; no field can have this name. */
    String LOSS_LAYER = "(loss)";

    /** What follows a layer's name in the name of its pre-activation. */
    String PRE_ACTIVATION = ".pre";

    /** What a declared name stands for. */
    enum Part {
        INPUT,
        WEIGHT,
        BIAS,
        PRE_ACTIVATION,
        OUTPUT,
        TARGETS,
        LABELS,
        /** Those of the samples. */
        SAMPLE_WEIGHTS,
        CLASS_WEIGHTS,
        LOSS
    }

    /** Where the derivative of the loss by a value from here comes from. */
    default Origin cotangent() {
        return new Cotangent(this);
    }

    /** Where the derivative of a value from here along the direction comes from. */
    default Origin tangent() {
        return this instanceof Intermediate ? this : new Tangent(this);
    }

    /** The layer in whose code the value belongs. */
    String layer();

    /** A value that the declaration names: a layer's output, its pre-activation, one of its parameters. */
    record Declared(String layer, Part part) implements Origin {
        @Override
        public String toString() {
            return switch (part) {
                case INPUT, OUTPUT -> layer;
                case WEIGHT -> layer + ".weight";
                case BIAS -> layer + ".bias";
                case PRE_ACTIVATION -> layer + Origin.PRE_ACTIVATION;
                case TARGETS -> "targets";
                case LABELS -> "labels";
                case SAMPLE_WEIGHTS -> "weights";
                case CLASS_WEIGHTS -> "classWeights";
                case LOSS -> "losses";
            };
        }
    }

    /** A value that a formula names: one of its parameters or bindings. */
    record Named(String layer, String name) implements Origin {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The cotangent of a value: the derivative of the loss by it. */
    record Cotangent(Origin of) implements Origin {
        @Override
        public String layer() {
            return of.layer();
        }

        @Override
        public String toString() {
            return "d loss / d " + of;
        }
    }

    /** The tangent of a value: its derivative along the direction, which the cotangent of its cotangent is too. */
    record Tangent(Origin of) implements Origin {
        @Override
        public String layer() {
            return of.layer();
        }

        @Override
        public String toString() {
            return of instanceof Cotangent ? "D (" + of + ")" : "D " + of;
        }
    }

    /** An intermediate result that nobody named, of the given layer. */
    record Intermediate(String layer) implements Origin {
        @Override
        public String toString() {
            return layer + ".intermediate";
        }
    }
}
