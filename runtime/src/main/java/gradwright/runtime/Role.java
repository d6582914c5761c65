package gradwright.runtime;

/** What a parameter does in its layer. */
public enum Role {
    /** The matrix of an affine map. */
    WEIGHT("weight"),
    /** The vector that an affine map adds. */
    BIAS("bias");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The word that ends a parameter's name, as {@code weight} in {@code hidden.weight}. */
    public String label() {
        return label;
    }
}
