package gradwright.processor.declare;

/**
 * Names of a declaration and of the class generated for it.
 *
 * @param packageName package of both; empty for the unnamed package
 * @param declared name of the declaration within its package: {@code A.B} for a nested class
 * @param simpleName name of the generated class, always top-level: {@code A_BNetwork}
 */
public record GeneratedName(String packageName, String declared, String simpleName) {

    /** What is declared: a network, or an interface of functions. */
    public String kind() {
        return simpleName.endsWith("Network") ? "network" : "interface";
    }

    /** Returns the generated class's name with its package. */
    public String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
