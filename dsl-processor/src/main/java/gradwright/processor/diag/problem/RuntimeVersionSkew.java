package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.Wording;
import java.util.List;

/** GW711: the processor and the runtime are of different versions. */
public record RuntimeVersionSkew(String processor, String runtime) implements Problem {

    static final Page PAGE = new Page("GW711", "A processor and a runtime of different versions", """
            The processor writes code for the runtime of its own version; with another one that code may not compile, or
            may compile and mean something else. So both versions have to be equal. The BOM `gradwright-bom` keeps them
            so; where versions are written out, it is one property for the dependency and for the processor:

            ```xml
            <gradwright.version>...</gradwright.version>
            ```
            """);

    @Override
    public Page page() {
        return PAGE;
    }

    @Override
    public String headline() {
        return "`gradwright-processor` " + processor + " does not fit `gradwright-runtime` " + runtime;
    }

    @Override
    public List<String> facts() {
        return List.of("processor  " + processor, "runtime    " + runtime);
    }

    @Override
    public String help() {
        return "give the dependency `io.github.gradwright:gradwright-runtime` the version " + Wording.code(processor)
                + ", or the processor the version " + Wording.code(runtime);
    }
}
