package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Page.Example;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;

/**
 * GW468: a generated method would have more parameters than a method can have.
 *
 * @param generated the method of the generated class that takes most
 * @param slots what it needs of them
 * @param isReducible whether the function fits if none of its parameters is differentiated
 */
public record TooManyParameters(String method, String generated, int slots, boolean isReducible) implements Problem {

    /** What a method of the Java Virtual Machine takes at most, with the object itself (its specification, 4.3.3). */
    public static final int MOST_SLOTS = 255;

    static final Page PAGE =
            new Page("GW468", "More parameters than a method can have", """
            A method of the Java Virtual Machine takes at most 255 slots: two for each `double`, one for the object and one for
            each parameter of another type. `jvp` and `hessianVector` take a tangent for each parameter that is differentiated, too;
            so 63 is the most for a function of numbers alone. Numbers of one kind belong in a vector, and what nobody
            differentiates by is a `@Constant`: it has no tangent.
            """, new Example("""
                    package example;

                    import gradwright.*;

                    @Formulas
                    interface Readings {
                        @Formula("(x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11 + x12 + x13 + x14 + x15 + x16"
                                + " + x17 + x18 + x19 + x20 + x21 + x22 + x23 + x24 + x25 + x26 + x27 + x28 + x29 + x30 + x31 + x32"
                                + " + x33 + x34 + x35 + x36 + x37 + x38 + x39 + x40 + x41 + x42 + x43 + x44 + x45 + x46 + x47 + x48"
                                + " + x49 + x50 + x51 + x52 + x53 + x54 + x55 + x56 + x57 + x58 + x59 + x60 + x61 + x62 + x63 + x64) / 64")
                        double mean(
                               ^
                            double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8,
                            double x9, double x10, double x11, double x12, double x13, double x14, double x15, double x16,
                            double x17, double x18, double x19, double x20, double x21, double x22, double x23, double x24,
                            double x25, double x26, double x27, double x28, double x29, double x30, double x31, double x32,
                            double x33, double x34, double x35, double x36, double x37, double x38, double x39, double x40,
                            double x41, double x42, double x43, double x44, double x45, double x46, double x47, double x48,
                            double x49, double x50, double x51, double x52, double x53, double x54, double x55, double x56,
                            double x57, double x58, double x59, double x60, double x61, double x62, double x63, double x64);
                    }
                    """, """
                    [GW468] `jvp` of `Readings.mean` would need 257 slots for its parameters, but a method has at most 255
                      help: gather parameters in a vector or a matrix, or mark what is not differentiated with `@Constant`
                      see: docs/errors/GW468.md""", """
                    package example;

                    import gradwright.*;
                    import org.ejml.data.*;

                    @Formulas
                    interface Readings {
                        @Formula("sum(x) / N") double mean(@Dim("N") DMatrixRMaj x);
                    }
                    """));

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return Wording.code(generated) + " of " + Wording.code(method) + " would need " + slots
                + " slots for its parameters, but a method has at most " + MOST_SLOTS;
    }

    @Override
    public String help() {
        return "gather parameters in a vector or a matrix"
                + (isReducible ? ", or mark what is not differentiated with `@Constant`" : "");
    }
}
