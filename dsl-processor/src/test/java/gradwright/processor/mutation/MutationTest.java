package gradwright.processor.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A mistake in any rule or formula makes a test fail, or is explained. */
class MutationTest {

    /** Where the rules and formulas are, from the package of the processor on. */
    private static final List<String> RULES = List.of(
            "ir/Primitive.java",
            "op",
            "canonicalise",
            "simplify",
            "catalogue/ActivationCatalogue.java",
            "catalogue/LossCatalogue.java");

    /** The tests that are to notice it, which take seconds. */
    private static final List<String> TESTS = List.of(
            "canonicalise.CanonicaliserTest",
            "canonicalise.IndexedProductTest",
            "canonicalise.SpelledFormTest",
            "canonicalise.StableFormTest",
            "catalogue.CataloguesTest",
            "choose.StorageChooserTest",
            "differentiate.DifferentiatorTest",
            "ir.AlgebraTest",
            "ir.PrimitiveTest",
            "kernel.KernelSchedulerTest",
            "op.CallTest",
            "op.ContractTest",
            "op.OperationsTest",
            "op.PlacesTest",
            "simplify.AccumulationTest",
            "simplify.FusionTest",
            "simplify.SumSimplifierTest",
            "simplify.SumRuleTest",
            "verification.ActivationValuesTest",
            "verification.GraphPhasesTest",
            "verification.LossKinksTest",
            "verification.SpelledFormulasTest",
            "verification.WeightedLossesTest");

    private static final String FILES = "gradwright.mutation";

    private static final Path TARGET = Path.of("target/mutation");

    /** The profile {@code nightly} runs it; {@code -Dgradwright.mutation=op/Call.java} for that file alone. */
    @Test
    @EnabledIfSystemProperty(named = FILES, matches = ".+")
    void everyMutantIsKilledOrExplained() throws IOException, InterruptedException {
        String files = System.getProperty(FILES);
        Mutants mutants = Mutants.of(files.equals("all") ? RULES : List.of(files.split(",")));
        Map<Integer, Verdict> verdicts = verdicts(mutants);
        StringBuilder report = new StringBuilder();
        Set<String> survivors = new TreeSet<>();
        verdicts.forEach((number, verdict) -> {
            Mutation mutation = mutants.mutations().get(number);
            report.append(mutation.kind()).append(' ').append(mutation.name());
            report.append(verdict.isKilled() ? " killed by " : " SURVIVED ")
                    .append(verdict.detail())
                    .append('\n');
            if (!verdict.isKilled()) {
                survivors.add(mutation.name());
            }
        });
        Files.writeString(TARGET.resolve("report.txt"), report);
        Set<String> explained = new TreeSet<>(Survivors.explained());
        explained.retainAll(mutants.names());
        assertEquals(String.join("\n", explained), String.join("\n", survivors), "see target/mutation/report.txt");
    }

    private static Map<Integer, Verdict> verdicts(Mutants mutants) throws IOException, InterruptedException {
        Path file = TARGET.resolve("verdicts.txt");
        Path pending = TARGET.resolve("pending.txt");
        Path classes = TARGET.resolve("classes");
        Files.createDirectories(TARGET);
        Files.deleteIfExists(file);
        mutants.compile(TARGET.resolve("sources"), classes);
        Map<Integer, Verdict> verdicts = Verdict.read(file);
        for (int before = -1; verdicts.size() < mutants.mutations().size(); verdicts = Verdict.read(file)) {
            if (before == verdicts.size()) {
                throw new IllegalStateException(
                        "no further than " + before + " mutants, see " + TARGET.resolve("output.txt"));
            }
            before = verdicts.size();
            Set<Integer> judged = verdicts.keySet();
            Files.write(
                    pending,
                    IntStream.range(0, mutants.mutations().size())
                            .filter(mutant -> !judged.contains(mutant))
                            .mapToObj(String::valueOf)
                            .toList());
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classes + File.pathSeparator + System.getProperty("java.class.path"),
                    MutationRun.class.getName(),
                    file.toString(),
                    pending.toString()));
            TESTS.forEach(test -> command.add("gradwright.processor." + test));
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(TARGET.resolve("output.txt").toFile())
                    .start()
                    .waitFor();
        }
        return verdicts;
    }

    @Test
    void whatIsExplainedIsAMutant() throws IOException {
        Set<String> unknown = new TreeSet<>(Survivors.explained());
        unknown.removeAll(Mutants.of(RULES).names());
        assertEquals("", String.join("\n", unknown));
    }
}
