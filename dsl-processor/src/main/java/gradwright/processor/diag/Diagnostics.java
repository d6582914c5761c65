package gradwright.processor.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Collects the problems of one declaration, in the order of their discovery. */
public final class Diagnostics {

    private record Report(Problem problem, Place place) {}

    private final List<Report> reports = new ArrayList<>();

    /** Notes a problem; the phase goes on as far as it can without reporting its consequences too. */
    public void report(Problem problem, Place place) {
        reports.add(new Report(problem, place));
    }

    /** Notes all that {@code other} holds. */
    public void addAll(Diagnostics other) {
        reports.addAll(other.reports);
    }

    /** Returns whether anything was reported but lints. */
    public boolean hasErrors() {
        return reports.stream().anyMatch(report -> !report.problem().page().isLint());
    }

    /** Returns what was reported, in order. */
    public List<Problem> problems() {
        return reports.stream().map(Report::problem).toList();
    }

    /**
     * Words what was reported and shows it to the user, from the top of the declaration to its end.
     *
     * @param inherited what was said of inherited layers so far, which is not said again for the next class that inherits
     *     them; modified
     */
    public void print(Messager messager, Set<String> inherited) {
        for (Report report : reports.stream()
                .sorted(Comparator.comparingInt(r -> r.place().row()))
                .toList()) {
            String message = Message.of(report.problem(), report.place());
            if (report.place()
                    .heir()
                    .map(name -> inherited.add(message.replace(name + ".", "")))
                    .orElse(true)) {
                boolean isLint = report.problem().page().isLint();
                report.place().print(messager, isLint ? Diagnostic.Kind.NOTE : Diagnostic.Kind.ERROR, message);
            }
        }
    }
}
