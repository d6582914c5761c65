package gradwright.processor.mutation;

import java.util.BitSet;

/**
 * Says which mutant runs, and which ones were reached. Mutated code asks it from wherever it stands, so that it is the
 * same for the whole virtual machine, which runs nothing else.
 */
public final class Switch {

    private static final int NONE = -1;

    private static int active = NONE;
    private static BitSet reached = new BitSet();

    private Switch() {}

    /** Whether the mutant of that number runs; the place where it stands has been reached. */
    public static boolean is(int mutant) {
        if (active == NONE) {
            reached.set(mutant);
        }
        return active == mutant;
    }

    static void run(int mutant) {
        active = mutant;
    }

    static void runNone() {
        active = NONE;
    }

    /** Those reached since the last call, while no mutant ran. */
    static BitSet takeReached() {
        BitSet taken = reached;
        reached = new BitSet();
        return taken;
    }
}
