package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.List;

/** GW703: the check that was asked for did not pass. */
public record FailedCheck(String network, String what, List<String> facts) implements Problem {

    static final Page PAGE = new Page("GW703", "A network that failed its check", """
            With `-Agradwright.check=true` every network is checked while it compiles. Its widths are replaced by small
            primes, its inputs, parameters and targets by random numbers, and then

            - every result has to keep its value, but for rounding, from one phase of the compiler to the next, and
            - the derivatives of the loss by every parameter and by the input have to agree with differences of the
              loss, along random directions and for single entries. At a kink, as of `relu` at 0, a derivative has to
              lie between the slopes on both sides.

            A derivative or a phase that is wrong is a bug in Gradwright: please report it, with the lines of the
            message and the declaration. A network whose loss is finite hardly anywhere, as after `log` of a number
            that is negative half the time, cannot be checked this way: compile it without the option, and use
            `GradientCheck` on data of your own.
            """);

    public FailedCheck {
        facts = List.copyOf(facts);
    }

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "network " + Wording.code(network) + " " + what;
    }

    @Override
    public List<String> facts() {
        return facts;
    }

    @Override
    public String help() {
        return "leave out `-Agradwright.check` and check with `GradientCheck` on your data; if it fails too, report it";
    }
}
